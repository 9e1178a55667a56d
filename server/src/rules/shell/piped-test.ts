import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Test in a pipe',
  burden: 'build',
  severity: 'error',
  preset: 'recommended',
  aliases: ['shellcheck/SC2266'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const { parts, operators } of script.pipelines) {
        const at = parts.findIndex((part) =>
          script.tests.some(({ span }) => span.start === part.start && span.end <= part.end),
        );
        const operator = operators[Math.max(0, at - 1)];
        if (at === -1 || !operator) continue;
        report(
          operator.span,
          'a test prints nothing and reads nothing: one `|` makes a pipe of it; write `||` for "or"',
          {
            fixes: [parts.length === 2 ? unsafe('Write ||', replace(operator.span, '||')) : undefined],
          },
        );
      }
    },
  },
});
