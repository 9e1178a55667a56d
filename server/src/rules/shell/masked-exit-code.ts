import { insert, remove } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { neverFails } from '../../shell/exit-codes.ts';
import type { Assignment, Command, Word } from '../../shell/model.ts';
import { isDeclaration } from '../../shell/setters.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Exit code masked by export',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['shellcheck/SC2155'],
  on: {
    'dockerfile:command'({ command }, { report }) {
      const declaration = command.name?.value;
      if (!isDeclaration(declaration)) return;
      for (const assignment of command.assignments) {
        const program = substituted(assignment.value);
        if (!program || !isArgument(command, assignment)) continue;
        const { name, span } = assignment;
        report(
          { start: span.start, end: span.start + name.length },
          `if \`${program}\` fails, nobody hears of it: \`${declaration}\` succeeds all the same; assign first, then \`${declaration} ${name}\``,
          { fixes: [split(command, assignment)] },
        );
      }
    },
  },
});

/** The first command whose exit code is lost, where there is one that can fail. */
function substituted(value: Word | undefined): string | undefined {
  for (const part of value?.parts ?? []) {
    const inner = part.type === 'double-quoted' ? part.parts : [part];
    const found = inner.find((each) => each.type === 'substitution' && !each.commands.every(neverFails));
    if (found?.type === 'substitution') return found.commands[0]?.name?.text ?? found.text;
  }
  return undefined;
}

function isArgument({ args }: Command, { span }: Assignment): boolean {
  return args.some((word) => word.span.start === span.start);
}

/** `X=$(...) && export X` in a chain of `&&`, else with `;`: a list with `&&` would be exempt from `set -e`. */
function split(command: Command, { name: variable }: Assignment) {
  const { name, args, span, chain, pipe, before, after } = command;
  const isPlain = command.assignments.length === 1 && args.length === 1 && pipe.length === 1;
  if (name?.value !== 'export' || !isPlain || before?.text === '||' || after?.text === '||') return undefined;
  const joint = chain.length > 1 ? ' &&' : ';';
  return unsafe(
    `Assign first, then export ${variable}`,
    remove({ start: span.start, end: args[0]!.span.start }),
    insert(span.end, `${joint} export ${variable}`),
  );
}
