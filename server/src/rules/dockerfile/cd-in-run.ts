import { remove } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { span } from '../../core/span.ts';
import { after, before } from '../../dockerfile/edits.ts';
import type { Dockerfile, RunInstruction, Stage } from '../../dockerfile/model.ts';
import type { Command, Script } from '../../shell/model.ts';
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
  const isWhole = instruction.form === 'shell' && script.isChain && instruction.heredocs.length === 0;
  const isFirst =
    command.chain.index === 0 && command.chain.length > 1 && command.within.length === 0 && command.pipe.length === 1;
  const next = script.commands.find((other) => other.span.start > command.span.end && other.chain.index === 1);
  if (!isWhole || !isFirst || !next || !folder?.value?.startsWith('/') || more.length > 0) return undefined;
  if (script.commands.filter(({ name }) => name?.value === 'cd').length > 1) return undefined;
  const isLast = stage.instructions.at(-1) === instruction;
  const old = instruction.environment.workdir?.path;
  // Nobody here knows the folder that the base image leaves us in.
  if (!isLast && !old) return undefined;
  return unsafe(
    `Set the folder with WORKDIR ${folder.text}`,
    before(file, instruction, `WORKDIR ${folder.text}`),
    remove(span(command.span.start, next.span.start)),
    ...(isLast ? [] : [after(file, instruction, `WORKDIR ${old!.text}`)]),
  );
}
