import { safe } from '../../core/fix.ts';
import { deviationsOf } from '../../kubernetes/schema.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Text without the quotes it needs',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:object'(object, { report }) {
      for (const deviation of deviationsOf(object)) {
        if (deviation.kind !== 'mistyped' || deviation.wants !== 'text') continue;
        const { at, node, field, is } = deviation;
        if (is !== 'number' && is !== 'boolean') continue;
        const edits = replaceScalar(node, node.string!);
        report(
          at,
          `\`${node.string}\` without quotes is a ${is}, and \`${field}\` takes a text: the API server refuses the object; put it in quotes`,
          { fixes: [edits && safe('Put it in quotes', ...edits)] },
        );
      }
    },
  },
});
