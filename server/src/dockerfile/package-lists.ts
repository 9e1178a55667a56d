import type { Command } from '../shell/model.ts';
import { programWords } from '../shell/wrappers.ts';
import type { ScriptEvent } from './events.ts';
import { managerCalls } from './manager-calls.ts';
import type { Dockerfile, RunInstruction, Stage } from './model.ts';

/** `possible`: a script that nobody can see from here is run. */
export type Need = 'none' | 'possible' | 'sure';

/** Whether a later RUN, of this stage or one that is built on it, takes packages by apt from lists that it does not fetch itself. */
export function needOfLists({ instruction, stage, file }: ScriptEvent): Need {
  let result: Need = 'none';
  let left = mostLater;
  const look = (at: Stage, from: number): void => {
    for (let index = from; index < at.instructions.length && left > 0 && result !== 'sure'; index++, left--) {
      const later = at.instructions[index]!;
      const need = later.keyword === 'RUN' ? needOf(later, at, file) : 'none';
      if (need !== 'none') result = need;
    }
    for (const child of file.stages) {
      if (left <= 0 || result === 'sure') return;
      if (child.parent === at) look(child, 0);
    }
  };
  look(stage, stage.instructions.indexOf(instruction) + 1);
  return result;
}

/** How many later instructions are looked at, for each of those that fetch lists: nobody waits longer to use them. */
const mostLater = 200;

function needOf(instruction: RunInstruction, stage: Stage, file: Dockerfile): Need {
  let need: Need = 'none';
  for (const script of instruction.scripts) {
    const calls = managerCalls({ script, instruction, stage, file });
    for (const command of script.commands) {
      const call = calls.get(command);
      const subcommand = call?.family === 'apt' ? (call.subcommand?.value ?? '') : '';
      if (subcommand === 'update') return need;
      if (/^(?:install|upgrade|dist-upgrade|full-upgrade|build-dep|source|download|satisfy)$/u.test(subcommand))
        return 'sure';
      if (runsScript(command)) need = 'possible';
    }
  }
  return need;
}

/** `./install.sh`, `bash /tmp/install`, `. /tmp/install`. */
function runsScript(command: Command): boolean {
  const [program, operand] = programWords(command);
  if (/\.(?:ba)?sh$|^\.{0,2}\/(?!(?:usr\/)?s?bin\/|usr\/local\/s?bin\/)/u.test(program?.text ?? '')) return true;
  return (
    /^(?:ba|da|z)?sh$|^(?:\.|source)$/u.test(program?.text ?? '') &&
    operand !== undefined &&
    !/^-\w*c/u.test(operand.text)
  );
}
