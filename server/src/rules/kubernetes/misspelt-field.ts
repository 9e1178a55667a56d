import { unsafe } from '../../core/fix.ts';
import { deviationsOf } from '../../kubernetes/schema.ts';
import { renameKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Field misspelt',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:object'(object, { report }) {
      for (const deviation of deviationsOf(object)) {
        if (deviation.kind !== 'misspelt') continue;
        const { at, mapping, field, meant } = deviation;
        const edits = renameKey(mapping, field, meant);
        report(
          at,
          `Kubernetes knows no field \`${field}\` here: kubectl refuses the object, and what does not refuse it leaves the field out; write \`${meant}\``,
          { fixes: [edits && unsafe(`Rename to ${meant}`, ...edits)] },
        );
      }
    },
  },
});
