import { replace } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'AS in another case than FROM',
  burden: 'build',
  severity: 'hint',
  preset: 'strict',
  aliases: ['buildkit/FromAsCasing'],
  on: {
    'dockerfile:from'({ instruction: { word, as, alias } }, { report }) {
      if (!as || !alias) return;
      const isLower = word.text === word.text.toLowerCase();
      // A FROM in mixed case sets no example.
      if (!isLower && word.text !== word.text.toUpperCase()) return;
      const wanted = isLower ? 'as' : 'AS';
      if (as.text === wanted) return;
      report(as.span, `\`${as.text}\` stands in another case than \`${word.text}\`; write \`${wanted}\``, {
        fixes: [safe(`Write \`${wanted}\``, replace(as.span, wanted))],
      });
    },
  },
});
