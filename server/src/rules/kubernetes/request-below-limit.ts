import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { isOvercommittable, staysOn } from '../../kubernetes/requests-and-limits.ts';
import { replaceScalar } from '../../yaml/edits.ts';
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
      if (!staysOn(container)) return;
      for (const [resource, { node, nano }] of container.resources.requests) {
        const limit = container.resources.limits.get(resource);
        if (nano === undefined || limit?.nano === undefined || nano >= limit.nano) continue;
        if (!isOvercommittable(resource)) continue;
        const edits = replaceScalar(node, limit.node.string!);
        report(
          node.span,
          `${called(container, 'This container')} may use more ${resource} than it requests, and what lies between is not promised to it; request the limit where it must not be throttled or evicted`,
          { fixes: [edits && unsafe(`Request ${limit.node.string}`, ...edits)] },
        );
      }
    },
  },
});
