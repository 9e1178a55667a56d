import { remove } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import type { Word } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Letter before both sides of a test',
  burden: 'build',
  severity: 'hint',
  preset: 'all',
  aliases: ['shellcheck/SC2268'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const { left, operator, right } of script.tests.flatMap(({ conditions }) => conditions)) {
        if (!left || !operator || !/^(?:==?|!=)$/u.test(operator.text)) continue;
        const [a, b] = [letterOf(left), letterOf(right)];
        if (a === undefined || b === undefined || !left.hasExpansion) continue;
        const isQuoted = left.text.startsWith('"') && (right.text.startsWith('"') || /^x[\w.]+$/u.test(right.text));
        report(left.span, 'shells that needed a letter before both sides are gone since the nineties; leave it away', {
          fixes: [isQuoted ? safe('Leave the letter away', remove(a), remove(b)) : undefined],
        });
      }
    },
  },
});

/** Where the `x` of `"x$X"` stands. */
function letterOf({ text, span }: Word) {
  const start = span.start + (/^["']/u.test(text) ? 1 : 0);
  return /^["']?x/iu.test(text) ? { start, end: start + 1 } : undefined;
}
