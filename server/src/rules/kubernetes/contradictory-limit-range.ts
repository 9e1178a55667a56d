import { type LimitEntry, limitEntries, limitParts } from '../../kubernetes/limit-range.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Contradictory limit range',
  burden: 'resources',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:object'(object, { report }) {
      for (const entry of limitEntries(object)) {
        for (const resource of resourcesOf(entry)) {
          const written = limitParts.flatMap((part) => {
            const amount = entry.amounts(part).get(resource);
            return amount?.nano === undefined ? [] : [{ part, node: amount.node, nano: amount.nano }];
          });
          for (const [index, upper] of written.entries()) {
            const lower = written.slice(0, index).find(({ nano }) => nano > upper.nano);
            if (!lower) continue;
            report(
              lower.node.span,
              `the ${lower.part} of ${resource} is \`${lower.node.string}\`, above its ${upper.part} of \`${upper.node.string}\`, so the API server rejects the LimitRange`,
              { related: [{ span: upper.node.span, message: `The ${upper.part}` }] },
            );
            break;
          }
        }
        for (const part of entry.type === 'Pod' ? (['default', 'defaultRequest'] as const) : []) {
          const key = entry.node.get(part)?.key;
          if (key)
            report(
              key.span,
              `a LimitRange has no \`${part}\` for pods, so the API server rejects it; give it to the type Container`,
            );
        }
      }
    },
  },
});

function resourcesOf(entry: LimitEntry): ReadonlySet<string> {
  return new Set(limitParts.flatMap((part) => [...entry.amounts(part).keys()]));
}
