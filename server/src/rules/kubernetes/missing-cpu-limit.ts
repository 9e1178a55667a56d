import { amountFixes } from '../../kubernetes/amount-fixes.ts';
import { called } from '../../kubernetes/called.ts';
import { lacksResource, staysOn, zeroLimit } from '../../kubernetes/requests-and-limits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'CPU limit missing',
  burden: 'resources',
  severity: 'hint',
  preset: 'strict',
  aliases: ['kube-score/container-resources', 'polaris/cpuLimitsMissing', 'checkov/CKV_K8S_11', 'trivy/KSV-0011'],
  options: {
    limit: { description: 'The limit that the fix writes.', default: '1' },
  },
  on: {
    'kubernetes:container'(container, { options, report }) {
      const zero = zeroLimit(container, 'cpu');
      if (!staysOn(container) || (!zero && !lacksResource(container, 'limits', 'cpu'))) return;
      report(
        zero?.node.span ?? container.at,
        `${called(container, 'This container')} has no CPU limit${zero ? ', for zero means none' : ''}: it may take every idle core of its node, so how fast it is depends on its neighbours; set resources.limits.cpu if that matters`,
        { fixes: amountFixes(container, 'limits', 'cpu', options.limit, 'Limit CPU to') },
      );
    },
  },
});
