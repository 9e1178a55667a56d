import { remove } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { span } from '../../core/span.ts';
import type { Command, SubstitutionPart } from '../../shell/model.ts';
import { programOf } from '../../shell/pipes.ts';
import { onlyPart } from '../../shell/places.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'echo of what is printed anyway',
  burden: 'build',
  severity: 'hint',
  preset: 'all',
  aliases: ['shellcheck/SC2005', 'shellcheck/SC2116'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const { word, command, role } of script.words) {
        if (!word.hasExpansion) continue;
        const part = onlyPart(word);
        const isEchoed = part?.type === 'substitution' && role === 'argument' && command?.args.length === 1;
        if (isEchoed && programOf(command) === 'echo' && part.commands.some(({ name }) => name)) {
          report(
            word.span,
            '`echo` prints here what the command would print by itself, with its blanks and exit code lost; leave `echo` away',
            { fixes: [bare(command, part)] },
          );
        }
        for (const each of word.parts.flatMap((part) => (part.type === 'double-quoted' ? part.parts : [part]))) {
          if (each.type !== 'substitution' || !isEchoOnly(each)) continue;
          report(each.span, 'a command that only prints its words is those words; write them without `echo`');
        }
      }
    },
  },
});

/** The substituted command in place of the `echo`. */
function bare(command: Command, { kind, statements, commands, span: at }: SubstitutionPart) {
  const [inner] = commands;
  const isPlain = statements.length === 1 && commands.length === 1 && inner!.redirects.length === 0 && kind === '$(';
  const [word] = command.args;
  if (!isPlain || command.redirects.length > 0 || command.assignments.length > 0) return undefined;
  const end = word!.span.end;
  return unsafe('Leave echo away', remove(span(command.span.start, inner!.span.start)), remove(span(at.end - 1, end)));
}

/** `$(echo word)`: no flag, and nothing that `echo` is needed for. */
function isEchoOnly({ statements, commands, kind }: SubstitutionPart): boolean {
  const [command] = commands;
  if (statements.length !== 1 || commands.length !== 1 || kind.startsWith('<')) return false;
  const { name, args, redirects, pipe } = command!;
  const isPlain = args.length > 0 && args.every(({ hasGlob, text }) => !hasGlob && !text.startsWith('-'));
  return name?.value === 'echo' && isPlain && redirects.length === 0 && pipe.length === 1;
}
