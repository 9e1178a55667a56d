import { amountFixes } from '../../kubernetes/amount-fixes.ts';
import { called } from '../../kubernetes/called.ts';
import { lacksRequest, staysOn } from '../../kubernetes/requests-and-limits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'CPU request missing',
  burden: 'resources',
  severity: 'warning',
  preset: 'recommended',
  aliases: [
    'kube-linter/unset-cpu-requirements',
    'kube-score/container-resources',
    'polaris/cpuRequestsMissing',
    'checkov/CKV_K8S_10',
    'trivy/KSV-0015',
  ],
  options: {
    request: { description: 'The request that the fix writes.', default: '100m' },
  },
  on: {
    'kubernetes:container'(container, { options, report }) {
      if (!staysOn(container) || !lacksRequest(container, 'cpu')) return;
      report(
        container.at,
        `${called(container, 'This container')} requests no CPU: on a busy node it gets next to none; set resources.requests.cpu`,
        { fixes: amountFixes(container, 'requests', 'cpu', options.request, 'Request CPU:') },
      );
    },
  },
});
