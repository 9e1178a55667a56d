import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { span } from '../../core/span.ts';
import { inScript } from '../../dockerfile/edits.ts';
import type { Command, Word, WordPart } from '../../shell/model.ts';
import { programOf } from '../../shell/pipes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Escape sequence given to echo',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC2028'],
  on: {
    'dockerfile:command'({ command, instruction }, { report }) {
      if (programOf(command) !== 'echo' || command.args.some(({ value }) => /^-[nE]*e/u.test(value ?? ''))) return;
      for (const word of command.args) {
        const sequence = word.parts.map(escapeIn).find((found) => found !== undefined);
        if (sequence === undefined) continue;
        report(
          word.span,
          `dash makes something of \`${sequence}\`, bash and busybox print it as it is: \`echo\` differs from shell to shell; use \`printf\``,
          { fixes: [inScript(instruction, printf(command))] },
        );
      }
    },
  },
});

function escapeIn(part: WordPart): string | undefined {
  if (part.type === 'double-quoted') return part.parts.map(escapeInText).find((found) => found !== undefined);
  return part.type === 'single-quoted' ? escapeInText(part) : undefined;
}

function escapeInText(part: WordPart): string | undefined {
  return 'value' in part ? /\\[abefnrtv0-9x]/u.exec(part.value)?.[0] : undefined;
}

function printf({ name, args }: Command) {
  const [word, ...more] = args as readonly [Word, ...Word[]];
  if (more.length > 0 || name!.text !== 'echo') return undefined;
  return unsafe('Write it with printf', replace(span(name!.span.start, word.span.start), "printf '%b\\n' "));
}
