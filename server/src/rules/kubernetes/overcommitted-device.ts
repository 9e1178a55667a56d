import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { isOvercommittable } from '../../kubernetes/requests-and-limits.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Device or huge page overcommitted',
  burden: 'resources',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:container'(container, { report }) {
      const { node, resources } = container;
      const name = called(container, 'This container');
      for (const [resource, { node: limit, nano }] of [...resources.requests, ...resources.limits]) {
        if (isOvercommittable(resource) || !resource.includes('/') || nano === undefined) continue;
        if (nano % 1_000_000_000n === 0n) continue;
        report(
          limit.span,
          `${name} asks for a part of \`${resource}\`, which comes in whole numbers only, so the API server rejects it`,
        );
      }
      for (const [resource, { node: request, nano }] of resources.requests) {
        if (isOvercommittable(resource) || nano === undefined) continue;
        const limit = resources.limits.get(resource);
        if (limit ? limit.nano === undefined || limit.nano === nano : !node.lacks('resources', 'limits', resource)) {
          continue;
        }
        const edits = set(node, ['resources', 'limits', resource], request.string!);
        report(
          request.span,
          `${name} requests \`${resource}\` ${limit ? `other than its limit of \`${limit.node.string}\`` : 'and has no limit of it'}: it cannot be overcommitted, so the API server rejects it; set the limit to \`${request.string}\``,
          { fixes: [edits && unsafe(`Limit ${resource} to ${request.string}`, ...edits)] },
        );
      }
    },
  },
});
