import { exitCodeIn } from '../../shell/exit-codes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Exit code compared afterwards',
  burden: 'build',
  severity: 'hint',
  preset: 'all',
  aliases: ['shellcheck/SC2181'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const { left, operator, right } of script.tests.flatMap(({ conditions }) => conditions)) {
        if (!left || !operator || !/^(?:==?|!=|-eq|-ne|-gt)$/u.test(operator.text)) continue;
        const [code, other] = exitCodeIn(left) ? [left, right] : [right, left];
        if (!exitCodeIn(code) || other.value !== '0') continue;
        report(
          code.span,
          'a line put in between changes what `$?` is, and with `set -e` nothing gets here after a failure; ask the command itself: `if command; then`',
        );
      }
    },
  },
});
