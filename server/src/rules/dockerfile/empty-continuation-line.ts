import { remove } from '../../core/edit.ts';
import { safe, unsafe } from '../../core/fix.ts';
import { nextLineStart, span } from '../../core/span.ts';
import { removeWord } from '../../dockerfile/edits.ts';
import { isKeyword } from '../../dockerfile/instructions/read.ts';
import type { Dockerfile, Gap } from '../../dockerfile/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Empty line within an instruction',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['buildkit/NoEmptyContinuation'],
  on: {
    'dockerfile:instruction'({ instruction: { keyword, gaps, onbuild }, file }, { report }) {
      if (onbuild) return;
      for (const gap of gaps) {
        const { escape: at, next } = gap;
        if (next === undefined) {
          report(at, `the backslash continues the ${keyword}, and nothing follows but empty lines; take it away`, {
            fixes: [safe('Take the backslash away', removeWord(file, at))],
          });
        } else if (isKeyword(next)) {
          report(at, `the ${keyword} goes on behind the empty line, so that \`${next}\` is a part of it; end it here`, {
            fixes: [unsafe('End the instruction here', removeWord(file, at))],
          });
        } else {
          report(
            at,
            `the ${keyword} goes on behind an empty line, which BuildKit will refuse one day; take the line out`,
            {
              fixes: [{ title: 'Take the empty line out', safety: 'safe', edits: removals(gap, file) }],
            },
          );
        }
      }
    },
  },
});

function removals({ emptyLines }: Gap, { text }: Dockerfile) {
  return emptyLines.map(({ start, end }) => remove(span(start, nextLineStart(text, end))));
}
