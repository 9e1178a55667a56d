import { called } from '../../kubernetes/called.ts';
import { type LimitPart, limitEntries, limitParts } from '../../kubernetes/limit-range.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Incomplete limit range',
  burden: 'resources',
  severity: 'hint',
  preset: 'all',
  aliases: ['trivy/KSV-0039'],
  options: {
    resources: { description: 'The resources that it should speak of.', default: ['cpu', 'memory'] },
  },
  on: {
    'kubernetes:object'(object, { options, report }) {
      for (const { node, type } of limitEntries(object)) {
        if (type !== 'Container') continue;
        const open = options.resources.flatMap((resource) => {
          const parts = limitParts.filter((part) =>
            [part, ...standIns[part]].every((key) => node.lacks(key, resource)),
          );
          return parts.length > 0 ? [`${resource} (${parts.join(', ')})`] : [];
        });
        if (open.length === 0) continue;
        report(
          node.get('type')!.span,
          `${called(object, 'this LimitRange')} says nothing of ${open.join(' and ')} for containers: they may ask for any amount, or get no default; say it`,
        );
      }
    },
  },
});

/** What the API takes for a part that is not there. */
const standIns: Readonly<Record<LimitPart, readonly LimitPart[]>> = {
  min: [],
  defaultRequest: ['default', 'max', 'min'],
  default: ['max'],
  max: [],
};
