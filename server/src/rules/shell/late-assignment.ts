import { isDeclared } from '../../dockerfile/variables.ts';
import type { Command, ParameterPart, Script, WordPart } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Assignment that comes too late',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['shellcheck/SC2097', 'shellcheck/SC2098'],
  on: {
    'dockerfile:script'({ script, instruction }, { report }) {
      for (const command of script.commands) {
        if (!command.name) continue;
        for (const { name, span } of command.assignments.filter((each) => each.span.start < command.name!.span.start)) {
          const used = uses(command).find((part) => part.name === name);
          if (!used || isDeclared(instruction.environment, name) || isSetBefore(name, command, script)) continue;
          report(
            used.span,
            `the shell puts the old value in place of \`${used.text}\` before \`${name}=\` counts, which only the command sees; assign it in a line of its own`,
            { related: [{ span: { start: span.start, end: span.start + name.length }, message: 'Assigned here' }] },
          );
        }
      }
    },
  },
});

function uses({ args, name }: Command): readonly ParameterPart[] {
  const flat = (parts: readonly WordPart[]): WordPart[] =>
    parts.flatMap((part) => (part.type === 'double-quoted' ? flat(part.parts) : [part]));
  return [name!, ...args].flatMap(({ parts }) => flat(parts)).filter((part) => part.type === 'parameter');
}

/** It has a value from before, which may be the one that is meant. */
function isSetBefore(name: string, { span }: Command, { definitions }: Script): boolean {
  return definitions.some((each) => each.name === name && each.kind !== 'prefix' && each.span.start < span.start);
}
