import { replace } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import type { Word } from '../../shell/model.ts';
import { placeIn } from '../../shell/places.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Brace that stands for itself',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC1083'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const { word, role, fragile } of script.words) {
        if (!/[{}]/u.test(word.text) || role === 'body' || role === 'default' || role === 'operand') continue;
        for (const part of word.parts) {
          if (part.type !== 'literal') continue;
          const text = part.text.replace(/\{\}|\\[{}]/gu, (match) => ' '.repeat(match.length));
          const at = text.search(/[{}]/u);
          if (at === -1) continue;
          report(
            placeIn(part, at, at + 1),
            `\`${text[at]}\` stands for itself here; if a group was meant, \`;\` and blanks are missing, else put the word into quotes`,
            { fixes: [fragile ? undefined : quote(word)] },
          );
          break;
        }
      }
    },
  },
});

function quote({ text, span, parts }: Word) {
  const isPlain = parts.length === 1 && /[^{}]/u.test(text) && !/['\\~]/u.test(text);
  return isPlain ? safe('Put it into quotes', replace(span, `'${text}'`)) : undefined;
}
