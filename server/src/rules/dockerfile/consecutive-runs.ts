import { insert, remove } from '../../core/edit.ts';
import { type Fix, unsafe } from '../../core/fix.ts';
import { lineAt, nextLineStart, span } from '../../core/span.ts';
import type { Dockerfile, Instruction, RunInstruction } from '../../dockerfile/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'RUNs that could be one',
  burden: 'build',
  severity: 'hint',
  preset: 'all',
  aliases: ['hadolint/DL3059'],
  on: {
    'dockerfile:stage-end'({ stage, file }, { report }) {
      for (const [index, run] of stage.instructions.entries()) {
        const before = stage.instructions[index - 1];
        if (!before || !isShort(run) || !isShort(before) || flagsOf(run) !== flagsOf(before)) continue;
        report(
          run.word.span,
          'this RUN makes a layer of its own for one command, right below another; join them by `&&`, if neither is worth a place in the cache by itself',
          { fixes: [joinFix(before, run, file)] },
        );
      }
    },
  },
});

/** Builtins that change the shell itself: what follows them in one script would run in another state. */
const steering = new Set(
  'cd pushd popd set shopt export unset umask ulimit trap alias exit exec source . eval'.split(' '),
);

/** One command in shell form that leaves nothing behind but files. */
function isShort(instruction: Instruction): instruction is RunInstruction {
  if (instruction.keyword !== 'RUN' || instruction.form !== 'shell' || instruction.heredocs.length > 0) return false;
  const [script, ...more] = instruction.scripts;
  const [command] = script?.commands ?? [];
  return (
    more.length === 0 &&
    script?.isChain === true &&
    script.commands.length === 1 &&
    command?.name !== undefined &&
    !steering.has(command.name.value ?? '')
  );
}

function flagsOf({ flags }: RunInstruction): string {
  return flags.map(({ name, value }) => `${name}=${value?.text}`).join(' ');
}

/** The second becomes further lines of the first. Comments between stay where they are; empty lines cannot. */
function joinFix(
  first: RunInstruction,
  second: RunInstruction,
  { text, escape: escapeChar }: Dockerfile,
): Fix | undefined {
  const { appendAt } = first.scripts[0]!;
  const start = second.scripts[0]!.span.start;
  if (appendAt === undefined) return undefined;
  const line = lineAt(text, appendAt);
  // A comment of the shell at the end of the line would take what is appended with it.
  if (text.slice(appendAt, line.end).trim() !== '' || first.span.end > line.end) return undefined;
  const indentation = line.start > first.span.start ? /^[ \t]*/u.exec(text.slice(line.start))![0] : '    ';
  const below = nextLineStart(text, appendAt);
  const between = text.slice(below, lineAt(text, second.span.start).start);
  const blank = [...between.matchAll(/(?<![^\n])[ \t]*\r?\n/gu)].map(({ index, 0: whole }) =>
    remove(span(below + index, below + index + whole.length)),
  );
  return unsafe('Join it to the RUN above', insert(appendAt, ` && ${escapeChar}`), ...blank, {
    start: second.span.start,
    end: start,
    text: indentation,
  });
}
