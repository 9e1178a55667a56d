import { insert } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import type { Command, Word } from '../../shell/model.ts';
import { programOf } from '../../shell/pipes.ts';
import { onlyPart } from '../../shell/places.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Variable as the format of printf',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC2059'],
  on: {
    'dockerfile:command'({ command }, { report }) {
      const format = programOf(command) === 'printf' ? formatOf(command) : undefined;
      if (!format || (!format.hasExpansion && !format.hasGlob) || format.text.includes('%')) return;
      const isAlone = onlyPart(format) !== undefined;
      report(
        format.span,
        `a \`%\` or backslash in \`${format.text}\` is taken for part of the format; write \`printf '%s' …\``,
        { fixes: [isAlone ? unsafe("Put '%s' before it", insert(format.span.start, "'%s' ")) : undefined] },
      );
    },
  },
});

function formatOf({ args }: Command): Word | undefined {
  if (args[0]?.value === '-v') return args[2];
  return args[0]?.value === '--' ? args[1] : args[0];
}
