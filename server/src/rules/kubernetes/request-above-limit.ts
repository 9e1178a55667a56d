import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { readResources } from '../../kubernetes/container.ts';
import type { Resources } from '../../kubernetes/model.ts';
import { isOvercommittable } from '../../kubernetes/requests-and-limits.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Request above the limit',
  burden: 'resources',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:pod'({ node, containers, workload }, { report }) {
      const holders: (readonly [name: string, resources: Resources])[] = containers.map((container) => [
        called(container, 'This container'),
        container.resources,
      ]);
      holders.push([called(workload.object, 'This pod'), readResources(node.get('resources'))]);
      for (const [name, { requests, limits }] of holders) {
        for (const [resource, { node: request, nano }] of requests) {
          const limit = limits.get(resource);
          const isAbove = nano !== undefined && limit?.nano !== undefined && nano > limit.nano;
          // Of others (huge pages, devices) a request has to be the limit, which is another rule's to say.
          if (!isAbove || !isOvercommittable(resource)) continue;
          const raised = replaceScalar(limit.node, request.string!);
          const lowered = replaceScalar(request, limit.node.string!);
          report(
            request.span,
            `${name} requests \`${request.string}\` of ${resource}, more than its limit of \`${limit.node.string}\`, so the API server rejects it; raise the limit or lower the request`,
            {
              fixes: [
                raised && unsafe(`Raise the limit to ${request.string}`, ...raised),
                lowered && unsafe(`Lower the request to ${limit.node.string}`, ...lowered),
              ],
            },
          );
        }
      }
    },
  },
});
