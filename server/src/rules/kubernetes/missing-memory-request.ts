import { amountFixes } from '../../kubernetes/amount-fixes.ts';
import { called } from '../../kubernetes/called.ts';
import { lacksRequest, staysOn } from '../../kubernetes/requests-and-limits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Memory request missing',
  burden: 'resources',
  // Where it finds something missing-memory-limit does too, with more weight: a limit settles both.
  severity: 'information',
  preset: 'strict',
  aliases: ['kube-score/container-resources', 'polaris/memoryRequestsMissing', 'checkov/CKV_K8S_12', 'trivy/KSV-0016'],
  options: {
    request: { description: 'The request that the fix writes.', default: '128Mi' },
  },
  on: {
    'kubernetes:container'(container, { options, report }) {
      if (!staysOn(container) || !lacksRequest(container, 'memory')) return;
      report(
        container.at,
        `${called(container, 'This container')} requests no memory: the scheduler puts it on nodes that have none left, and it is among the first to be evicted; set resources.requests.memory, or a limit, which counts as a request too`,
        { fixes: amountFixes(container, 'requests', 'memory', options.request, 'Request memory:') },
      );
    },
  },
});
