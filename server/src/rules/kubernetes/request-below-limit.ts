import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { isOvercommittable, lacksResource } from '../../kubernetes/requests-and-limits.ts';
import { replaceScalar, set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Request below the limit',
  burden: 'resources',
  severity: 'hint',
  preset: 'all',
  aliases: [
    'kube-score/container-resource-requests-equal-limits',
    'kube-score/container-cpu-requests-equal-limits',
    'kube-score/container-memory-requests-equal-limits',
    'kube-score/container-ephemeral-storage-request-equals-limit',
  ],
  on: {
    'kubernetes:container'(container, { report }) {
      // The class is that of the whole pod, for which init containers count too.
      if (container.kind === 'ephemeral') return;
      const name = called(container, 'This container');
      for (const [resource, { node, nano }] of container.resources.requests) {
        if (!nano || !isOvercommittable(resource)) continue;
        const limit = container.resources.limits.get(resource);
        const isUnbounded = lacksResource(container, 'limits', resource);
        if (!isUnbounded && (limit?.nano === undefined || nano >= limit.nano)) continue;
        const edits = isUnbounded
          ? set(container.node, ['resources', 'limits', resource], node.string!)
          : replaceScalar(node, limit!.node.string!);
        report(
          node.span,
          `${name} may use more ${resource} than it requests, and what lies between is not promised to it; request the limit where it must not be throttled or evicted`,
          {
            fixes: [
              edits && unsafe(isUnbounded ? `Limit it to ${node.string}` : `Request ${limit!.node.string}`, ...edits),
            ],
          },
        );
      }
    },
  },
});
