import { amountFixes } from '../../kubernetes/amount-fixes.ts';
import { called } from '../../kubernetes/called.ts';
import { lacksResource, staysOn, zeroLimit } from '../../kubernetes/requests-and-limits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Ephemeral storage limit missing',
  burden: 'resources',
  severity: 'hint',
  preset: 'all',
  aliases: ['kube-score/container-ephemeral-storage-request-and-limit'],
  options: {
    limit: { description: 'The limit that the fix writes where nothing is requested.', default: '1Gi' },
  },
  on: {
    'kubernetes:container'(container, { options, report }) {
      const resource = 'ephemeral-storage';
      const zero = zeroLimit(container, resource);
      if (!staysOn(container) || (!zero && !lacksResource(container, 'limits', resource))) return;
      report(
        zero?.node.span ?? container.at,
        `${called(container, 'This container')} has no limit on what it writes to the disk of its node: its layer and its logs may fill it, and pods are evicted that did nothing wrong; set resources.limits.${resource}`,
        { fixes: amountFixes(container, 'limits', resource, options.limit, `Limit ${resource} to`) },
      );
    },
  },
});
