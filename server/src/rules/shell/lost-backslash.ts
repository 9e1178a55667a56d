import { remove, replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { inScript } from '../../dockerfile/edits.ts';
import type { LiteralPart, WordUse } from '../../shell/model.ts';
import { placeIn } from '../../shell/places.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Backslash that the shell takes away',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC1001', 'shellcheck/SC1012'],
  on: {
    'dockerfile:script'({ script, instruction }, { report }) {
      for (const use of script.words) {
        // A regular expression in `[[ =~ ]]` keeps its backslashes; `\ls` passes an alias by.
        if (!use.word.text.includes('\\') || use.role === 'operand' || use.role === 'body' || use.role === 'default')
          continue;
        for (const part of use.word.parts) {
          if (part.type !== 'literal') continue;
          for (const { index, 0: text } of part.text.matchAll(/\\(.)/gsu)) {
            if (meant.test(text[1]!) || (use.role === 'name' && index === 0)) continue;
            report(
              placeIn(part, index, index + 1),
              `without quotes the shell takes the backslash away: \`${text}\` is \`${text[1]}\`; put it into quotes, or leave the backslash away`,
              { fixes: [inScript(instruction, fix(use, part, index))] },
            );
          }
        }
      }
    },
  },
});

/** What is often escaped because it means something to the shell. */
const meant = /[\s|&;<>()$`\\"'?*@!+[\]{}.,~#]/u;

function fix({ word, fragile }: WordUse, part: LiteralPart, index: number) {
  const isAlone = word.parts.length === 1 && !part.text.includes("'");
  const isEscape = /[ntr]/u.test(part.text[index + 1]!);
  if (fragile || (isEscape && !isAlone)) return undefined;
  return isEscape
    ? unsafe('Put it into quotes', replace(word.span, `'${part.text}'`))
    : unsafe('Leave the backslash away', remove(placeIn(part, index, index + 1)));
}
