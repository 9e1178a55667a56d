import { remove } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { span } from '../../core/span.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Output run as a command',
  burden: 'build',
  severity: 'warning',
  preset: 'strict',
  aliases: ['shellcheck/SC2091', 'shellcheck/SC2092'],
  on: {
    'dockerfile:command'({ command: { name, args } }, { report }) {
      const [part, ...more] = name?.parts ?? [];
      if (part?.type !== 'substitution' || more.length > 0 || args.length > 0 || part.statements.length === 0) return;
      const { start, end } = part.span;
      const [first, last] = [part.statements[0]!.span.start, part.statements.at(-1)!.span.end];
      report(
        part.span,
        'the shell runs what this prints as a command; leave `$( )` away if the command itself is meant',
        {
          fixes: [
            part.statements.length === 1 && start < first && last < end
              ? unsafe('Run the command itself', remove(span(start, first)), remove(span(last, end)))
              : undefined,
          ],
        },
      );
    },
  },
});
