import { replace } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import type { Dockerfile, Token } from '../../dockerfile/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Instruction in another case than the others',
  burden: 'build',
  severity: 'hint',
  preset: 'strict',
  aliases: ['buildkit/ConsistentInstructionCasing'],
  on: {
    'dockerfile:end'({ file }, { report }) {
      const words = keywords(file);
      const isLower = count(words, toLower) > count(words, toUpper);
      const inCase = isLower ? toLower : toUpper;
      for (const { text, span } of words) {
        const wanted = inCase(text);
        if (text === wanted) continue;
        report(span, `\`${text}\` stands in another case than most instructions here; write \`${wanted}\``, {
          fixes: [safe(`Write \`${wanted}\``, replace(span, wanted))],
        });
      }
    },
  },
});

/** Of all instructions but the ARGs before the first FROM. */
function keywords({ stages }: Dockerfile): readonly Token[] {
  return stages.flatMap(({ from, instructions }) =>
    [from, ...instructions].flatMap(({ keyword, word }) => (keyword === 'UNKNOWN' ? [] : [word])),
  );
}

function count(words: readonly Token[], inCase: (text: string) => string): number {
  return words.filter(({ text }) => text === inCase(text)).length;
}

function toLower(text: string): string {
  return text.toLowerCase();
}

function toUpper(text: string): string {
  return text.toUpperCase();
}
