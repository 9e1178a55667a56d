import { safe, unsafe } from '../../core/fix.ts';
import { meantQuantities } from '../../knowledge/quantity-units.ts';
import { parseQuantity } from '../../kubernetes/quantity.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Invalid quantity',
  burden: 'resources',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:quantity'({ node, text, nano, resource }, { report }) {
      // What does not begin like a number is a placeholder that something fills in.
      if (nano === undefined ? !/^[-+.\d]/u.test(text) : nano >= 0n) return;
      const meant = nano === undefined ? meantQuantities(text, resource).filter(parseQuantity) : [];
      const fix = meant.length === 1 ? safe : unsafe;
      report(
        node.span,
        nano === undefined
          ? `\`${text}\` is no quantity, so the API server rejects the object; ${meant.length > 0 ? `write \`${meant.join('` or `')}\`` : 'write a number with one of the suffixes m, k, M, G, T, Ki, Mi, Gi, Ti, or none'}`
          : `\`${text}\` is below zero, so the API server rejects the object`,
        {
          fixes: meant.map((value) => {
            const edits = replaceScalar(node, value);
            return edits && fix(`Write ${value}`, ...edits);
          }),
        },
      );
    },
  },
});
