import { collide, type Edit } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { deviationsOf, type Misplaced } from '../../kubernetes/schema.ts';
import { removeKey, set } from '../../yaml/edits.ts';
import { portable } from '../../yaml/portable.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Field at the wrong level',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:object'(object, { report }) {
      for (const deviation of deviationsOf(object)) {
        if (deviation.kind !== 'misplaced') continue;
        const { at, field, home } = deviation;
        const edits = moved(deviation);
        report(
          at,
          `\`${field}\` does nothing here: kubectl refuses the object, and what does not refuse it leaves the field out; it belongs ${home}`,
          { fixes: [edits && unsafe(`Move ${field} to where it belongs`, ...edits)] },
        );
      }
    },
  },
});

function moved({ mapping, field, targets }: Misplaced): Edit[] | undefined {
  const value = portable(mapping.get(field)!);
  if (value === undefined || targets.length === 0) return undefined;
  const parts = [removeKey(mapping, field), ...targets.map(({ node, path }) => set(node, path, value))];
  const edits = parts.flatMap((part) => part ?? []);
  const isWhole = parts.every((part) => part !== undefined);
  return isWhole && !edits.some((edit, index) => edits.slice(0, index).some((other) => collide(edit, other)))
    ? edits
    : undefined;
}
