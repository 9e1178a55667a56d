import type { Statement } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Command that is never reached',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['shellcheck/SC2093', 'shellcheck/SC2317'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      const last = new Map<Statement['within'], Statement>();
      for (const statement of script.allStatements) {
        const before = last.get(statement.within);
        last.set(statement.within, statement);
        const ending = before && endedBy(before);
        if (!ending) continue;
        const isExec = ending === 'exec';
        report(
          isExec ? before.span : statement.span,
          isExec
            ? '`exec` puts its program in place of the shell: what stands behind it runs only if the program cannot be started'
            : `\`${ending}\` ends the script before this: it never runs`,
        );
        // One finding for a list.
        last.delete(statement.within);
      }
    },
  },
});

/** The command that surely ends the script there. */
function endedBy({ parts, background }: Statement): string | undefined {
  const [part, ...more] = parts;
  const command = part?.command;
  const name = command?.name?.value;
  if (!command || more.length > 0 || background || part.negated || command.pipe.length > 1) return undefined;
  if (name === 'exec') return command.args.length > 0 ? name : undefined;
  return name === 'exit' || name === 'return' ? name : undefined;
}
