import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { lacksResource, limitAbove, staysOn, zeroLimit } from '../../kubernetes/requests-and-limits.ts';
import { set } from '../../yaml/edits.ts';
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
      const request = container.resources.requests.get(resource)?.node.string;
      const limit = limitAbove(container, resource, request ?? options.limit);
      const edits = limit === undefined ? undefined : set(container.node, ['resources', 'limits', resource], limit);
      report(
        zero?.node.span ?? container.at,
        `${called(container, 'This container')} has no limit on what it writes to the disk of its node: its layer and its logs may fill it, and pods are evicted that did nothing wrong; set resources.limits.${resource}`,
        { fixes: [edits && unsafe(`Limit ${resource} to ${limit}`, ...edits)] },
      );
    },
  },
});
