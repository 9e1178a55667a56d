import type { Script } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Quotes that stand in a variable',
  burden: 'build',
  severity: 'warning',
  preset: 'strict',
  aliases: ['shellcheck/SC2089', 'shellcheck/SC2090'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      const quoted = valuesWithQuotes(script);
      if (quoted.size === 0) return;
      for (const { word, splits, command, role } of script.words) {
        if (!splits || role !== 'argument' || /^(?:eval|echo|printf)$/u.test(command?.name?.value ?? '')) continue;
        for (const part of word.parts) {
          const assigned = part.type === 'parameter' && part.operator === '' ? quoted.get(part.name) : undefined;
          if (!assigned) continue;
          report(
            part.span,
            `quotes in a value are signs like any other: \`${part.text}\` is split at the blanks between them, and they stay; use arguments (\`set --\`), or an array in bash`,
            { related: [{ span: assigned, message: 'Assigned here' }] },
          );
        }
      }
    },
  },
});

/** Variables that are assigned a text with quotes or escaped blanks in it, by name. */
function valuesWithQuotes({ commands }: Script) {
  const assignments = commands.flatMap((command) => (command.name ? [] : command.assignments));
  const found = assignments.filter(
    ({ value }) => /["'].*["']|\\ /su.test(value?.value ?? '') && /\s/u.test(value!.value!),
  );
  return new Map(found.map(({ name, value }) => [name, value!.span]));
}
