import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import type { Span } from '../../core/span.ts';
import { inScript } from '../../dockerfile/edits.ts';
import type { Script } from '../../shell/model.ts';
import { placeIn } from '../../shell/places.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Typographic sign in a command',
  burden: 'build',
  severity: 'error',
  preset: 'strict',
  aliases: [
    'shellcheck/SC1015',
    'shellcheck/SC1016',
    'shellcheck/SC1018',
    'shellcheck/SC1100',
    'shellcheck/SC1110',
    'shellcheck/SC1111',
    'shellcheck/SC1112',
  ],
  on: {
    'dockerfile:script'({ script, instruction }, { report }) {
      if (!anySign.test(script.source)) return;
      const [first, ...more] = signsOf(script);
      if (!first) return;
      const edits = [first, ...more].map(({ at, plain }) => replace(at, plain));
      report(
        first.at,
        `\`${first.text}\` is not the sign that the shell knows, but one from a text; write \`${first.plain}\``,
        { fixes: [inScript(instruction, unsafe('Write plain signs', ...edits))] },
      );
    },
  },
});

interface Sign {
  readonly at: Span;
  readonly text: string;
  readonly plain: string;
}

const plainSigns: Readonly<Record<string, string>> = {
  '\u201C': '"',
  '\u201D': '"',
  '\u201E': '"',
  '\u2018': "'",
  '\u2019': "'",
  '\u2013': '-',
  '\u2014': '--',
  '\u00A0': ' ',
};

const anySign = new RegExp(`[${Object.keys(plainSigns).join('')}]`, 'u');

/** Those outside of quotes, a dash only at the start of a word. */
function signsOf({ words }: Script): readonly Sign[] {
  const signs: Sign[] = [];
  for (const { word, role } of words) {
    if (role === 'body') continue;
    for (const [index, part] of word.parts.entries()) {
      if (part.type !== 'literal') continue;
      for (const match of part.text.matchAll(/[\u201C\u201D\u201E\u2018\u2019\u00A0]|^[\u2013\u2014](?=[a-zA-Z-])/gu)) {
        if (plainSigns[match[0]]!.startsWith('-') && index > 0) continue;
        signs.push({ at: placeIn(part, match.index, match.index + 1), text: match[0], plain: plainSigns[match[0]]! });
      }
    }
  }
  return signs;
}
