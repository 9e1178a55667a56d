import { remove } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { type Span, span } from '../../core/span.ts';
import { commentsWithin } from '../../dockerfile/comments.ts';
import { after, before } from '../../dockerfile/edits.ts';
import type { Dockerfile, RunInstruction, Stage } from '../../dockerfile/model.ts';
import { below, folderInForce } from '../../dockerfile/workdir.ts';
import type { Command, Script, Statement, Word } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Folder changed with cd',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['hadolint/DL3003', 'trivy/DS-0013'],
  on: {
    'dockerfile:command'({ command, script, instruction, stage, file }, { report }) {
      if (command.name?.value !== 'cd' || instruction.onbuild) return;
      const [folder] = command.args;
      report(
        command.name.span,
        `\`cd\` holds for this instruction only, and readers have to follow it; set the folder with WORKDIR${folder ? ` ${folder.text}` : ''}`,
        { fixes: [workdirFix(command, script, instruction, stage, file)] },
      );
    },
  },
});

/** WORKDIR before the instruction, and the one that was in force again after it. */
function workdirFix(command: Command, script: Script, instruction: RunInstruction, stage: Stage, file: Dockerfile) {
  const [folder, ...more] = command.args;
  const [statement] = script.statements;
  const [first, second] = statement?.parts ?? [];
  const isWhole = instruction.form === 'shell' && script.isChain && instruction.heredocs.length === 0;
  if (!isWhole || first?.start !== command.span.start || first.end !== command.span.end || !second) return undefined;
  // `cd -` goes back to where the first one came from.
  if (!folder || more.length > 0 || script.commands.some(isBack)) return undefined;
  const old = folderInForce(instruction.environment, stage);
  const target = asWorkdir(folder, old);
  const back = isLeft(instruction, stage, file) ? [] : old && [after(file, instruction, `WORKDIR ${old}`)];
  // Nobody here knows the folder that the base image leaves us in.
  if (!target || !back) return undefined;
  const removal = remove(span(command.span.start, endOfCd(statement!, second, file)));
  return target === old
    ? unsafe('Remove the cd: the folder is in force', removal)
    : unsafe(`Set the folder with WORKDIR ${target}`, before(file, instruction, `WORKDIR ${target}`), removal, ...back);
}

/** Up to what follows; where a comment stands between, only up to the line break before it. */
function endOfCd({ operators }: Statement, next: Span, file: Dockerfile): number {
  const { end } = operators[0]!.span;
  const isCommented = commentsWithin(file, span(end, next.start)).length > 0;
  return isCommented ? end + /^[ \t]*/u.exec(file.text.slice(end, next.start))![0].length : next.start;
}

function isBack({ name, args }: Command): boolean {
  return name?.value === 'cd' && args[0]?.value === '-';
}

/** The word as WORKDIR takes it; undefined where only the shell can tell. */
function asWorkdir({ value, text, hasGlob }: Word, old: string | undefined): string | undefined {
  if (value === undefined || hasGlob || /^[~-]/u.test(text)) return undefined;
  return value.startsWith('/') ? text : old && below(old, value);
}

/** What comes next sets the folder anew, or nothing comes and nobody starts from here. */
function isLeft(instruction: RunInstruction, stage: Stage, { stages }: Dockerfile): boolean {
  const next = stage.instructions[stage.instructions.indexOf(instruction) + 1];
  if (next) return next.keyword === 'WORKDIR' && next.path?.value?.startsWith('/') === true;
  return !stage.isFinal && !stages.some(({ parent }) => parent === stage);
}
