import { rule } from '../rule.ts';

export default rule({
  title: 'Bracket that matches one character',
  burden: 'build',
  severity: 'warning',
  preset: 'strict',
  aliases: ['shellcheck/SC2101', 'shellcheck/SC2102'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const { word } of script.words) {
        for (const part of word.parts) {
          if (part.type !== 'glob' || !part.text.startsWith('[')) continue;
          const inner = part.text.slice(1, -1).replace(/^[!^]/u, '');
          if (/^:.*:$/u.test(inner)) {
            report(
              part.span,
              `\`${part.text}\` is one of its letters; a class of characters has two brackets: \`[${part.text}]\``,
            );
          } else if (repeats(inner)) {
            report(
              part.span,
              `\`${part.text}\` matches one character of those in it, whatever is said twice; put it into quotes if it is text, or write \`{a,b}\` or several words`,
            );
          }
        }
      }
    },
  },
});

/** A character stands in it twice, so that more than a set of characters was meant. */
function repeats(set: string): boolean {
  const single = set.replace(/\[[:=.].*?[:=.]\]/gu, '').replaceAll('-', '');
  return new Set(single).size < single.length && !/[$`]/u.test(set);
}
