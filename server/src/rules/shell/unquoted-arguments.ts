import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { inScript } from '../../dockerfile/edits.ts';
import type { ParameterPart } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Arguments handed on without quotes',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['shellcheck/SC2048', 'shellcheck/SC2068', 'shellcheck/SC2145'],
  on: {
    'dockerfile:script'({ script, instruction }, { report }) {
      for (const { word, splits, fragile, role } of script.words) {
        for (const part of word.parts) {
          if (part.type === 'double-quoted' && part.parts.length > 1 && role !== 'operand' && role !== 'body') {
            const all = part.parts.find((inner) => inner.type === 'parameter' && isAll(inner, '@'));
            if (all)
              report(
                all.span,
                `\`${all.text}\` becomes several words, and the text around it joins the first and last alone; write \`$*\`, or a word of its own`,
              );
          }
          if (part.type !== 'parameter' || !splits || !(isAll(part, '@') || isAll(part, '*'))) continue;
          const quoted = `"${part.text.replace(/^\$\*$/u, '$@').replace('[*]', '[@]')}"`;
          report(
            part.span,
            `without quotes \`${part.text}\` is split once more at the blanks in each of its words; write \`${quoted}\``,
            {
              fixes: [
                inScript(
                  instruction,
                  fragile || word.parts.length > 1 ? undefined : unsafe(`Write ${quoted}`, replace(part.span, quoted)),
                ),
              ],
            },
          );
        }
      }
    },
  },
});

/** `$@`, `${@:1}`, `${X[@]}`; not their number. */
function isAll({ name, prefix, indexed, text }: ParameterPart, sign: '@' | '*'): boolean {
  return prefix === undefined && (name === sign || (indexed && text.includes(`[${sign}]`)));
}
