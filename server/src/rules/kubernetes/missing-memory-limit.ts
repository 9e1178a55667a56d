import { amountFixes } from '../../kubernetes/amount-fixes.ts';
import { called } from '../../kubernetes/called.ts';
import { lacksResource, refusingQuota, zeroLimit } from '../../kubernetes/requests-and-limits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Memory limit missing',
  burden: 'resources',
  severity: 'warning',
  preset: 'recommended',
  aliases: [
    'kube-linter/unset-memory-requirements',
    'kube-score/container-resources',
    'polaris/memoryLimitsMissing',
    'checkov/CKV_K8S_13',
    'trivy/KSV-0018',
  ],
  options: {
    limit: { description: 'The limit that the fix writes where the container requests no memory.', default: '512Mi' },
  },
  on: {
    'kubernetes:container'(container, { options, report }) {
      const { kind, at } = container;
      // Ephemeral containers may not have resources.
      if (kind === 'ephemeral') return;
      const zero = zeroLimit(container, 'memory');
      if (!zero && !lacksResource(container, 'limits', 'memory')) return;
      const quota = zero ? undefined : refusingQuota(container, 'limits.memory');
      const harm = quota
        ? `the quota \`${quota}\` of its namespace demands one, so its pods are refused`
        : 'a leak takes the node down with it';
      report(
        zero?.node.span ?? at,
        `${called(container, 'This container')} has no memory limit${zero ? ', for zero means none' : ''}: ${harm}; set resources.limits.memory`,
        {
          fixes: amountFixes(container, 'limits', 'memory', options.limit, 'Limit memory to'),
          ...(quota !== undefined && { severity: 'error' }),
        },
      );
    },
  },
});
