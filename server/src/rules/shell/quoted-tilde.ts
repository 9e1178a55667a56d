import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import type { Span } from '../../core/span.ts';
import type { WordPart } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Tilde between quotes',
  burden: 'build',
  severity: 'warning',
  preset: 'strict',
  aliases: ['shellcheck/SC2088', 'shellcheck/SC2147'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const { word, fragile } of script.words) {
        for (const part of word.parts) {
          if (!/^["']~\//u.test(part.text)) continue;
          report(
            part.span,
            'between quotes `~` is a tilde and not the home folder: a folder of that name is looked for, or made; write `$HOME`',
            { fixes: [fragile ? undefined : home(part)] },
          );
        }
      }
      for (const { name, value, span } of script.commands.flatMap(({ assignments }) => assignments)) {
        const isQuoted = value?.parts.some(
          ({ type, text }) => type !== 'literal' && /(?:^["']|:)~(?:\/|:|["']$)/u.test(text),
        );
        if (name !== 'PATH' || !isQuoted) continue;
        report(
          { start: span.start, end: span.start + name.length },
          'between quotes `~` in PATH is a tilde and not the home folder, and most programs look for it in vain; write `$HOME`',
        );
      }
    },
  },
});

/** Within double quotes the variable, out of single ones the tilde. */
function home({ type, span: { start } }: WordPart) {
  const tilde: Span = { start, end: start + 3 };
  return type === 'double-quoted'
    ? unsafe('Write $HOME', replace(tilde, '"$HOME/'))
    : unsafe('Take the tilde out of the quotes', replace(tilde, "~/'"));
}
