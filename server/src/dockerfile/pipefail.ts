import { insert } from '../core/edit.ts';
import { type Fix, unsafe } from '../core/fix.ts';
import { bashism, type ShProgram } from '../knowledge/shells.ts';
import { bashismsOf } from '../shell/bashisms.ts';
import { dialectOfProgram } from '../shell/interpreter.ts';
import { isCutShort, isUnset } from '../shell/lost-failures.ts';
import type { Script } from '../shell/model.ts';
import { optionIn } from '../shell/options.ts';
import { before, inScript } from './edits.ts';
import type { ScriptEvent } from './events.ts';
import type { Dockerfile, Instruction, RunInstruction, Stage } from './model.ts';
import { shBehind, shellWords } from './sh.ts';
import { chainOf } from './stages.ts';

/** The shell that reads the script is started with pipefail. */
export function startsWithPipefail(event: ScriptEvent): boolean {
  return optionIn(shellWords(event), 'pipefail') ?? false;
}

export interface PipefailFixes {
  /** In the script itself. */
  readonly here: Fix | undefined;
  /** For all that the same shell reads from the first pipe of the stage on. */
  readonly byShell: Fix | undefined;
}

/**
 * Ways to have the shell look at every command of a pipe. Each is undefined where nobody knows whether the shell can, and
 * where some script would then fail that works today, or say something else.
 */
export function pipefailFixes(event: ScriptEvent): PipefailFixes {
  const { script, instruction, stage } = event;
  const program = script.dialect === 'bash' ? 'bash' : shBehind(instruction, stage);
  if (!program || instruction.onbuild) return { here: undefined, byShell: undefined };
  return { here: inScript(instruction, setHere(script, program)), byShell: setByShell(event, program) };
}

function setHere(script: Script, program: ShProgram): Fix | undefined {
  const [first] = script.commands;
  if (!first || program === 'dash' || script.pipelines.some((each) => isCutShort(each, script))) return undefined;
  const [flag] = first.name?.value === 'set' && first.within.length === 0 ? first.args : [];
  const title = 'Set pipefail here';
  if (flag && /^-[a-z]+$/u.test(flag.text)) {
    // Behind a letter o stands the option that it is about.
    const edit = flag.text.includes('o')
      ? insert(flag.span.start, '-o pipefail ')
      : insert(flag.span.end, 'o pipefail');
    return unsafe(title, edit);
  }
  return unsafe(title, insert(script.statements[0]!.span.start, `set -o pipefail${script.isChain ? ' &&' : ';'} `));
}

/** The answer is one for all that the same shell reads in a stage, and takes a look at the rest of the file. */
const known = new WeakMap<Stage, Map<string, Fix | undefined>>();

function setByShell(event: ScriptEvent, program: ShProgram): Fix | undefined {
  const { script, instruction, stage } = event;
  if (!isReadByShell(script, instruction)) return undefined;
  const { words, instruction: line } = instruction.environment.shell;
  const key = JSON.stringify([program, line?.span.start, words]);
  const answers = known.get(stage) ?? new Map<string, Fix | undefined>();
  known.set(stage, answers);
  if (!answers.has(key)) answers.set(key, shellFix(event, program));
  return answers.get(key);
}

function shellFix(event: ScriptEvent, program: ShProgram): Fix | undefined {
  const { instruction, stage, file } = event;
  const { words, instruction: line } = instruction.environment.shell;
  const [path = ''] = words;
  const dialect = dialectOfProgram(path);
  if (dialect === 'other') return undefined;
  const toBash = program === 'dash';
  // The SHELL line of the stage itself gets the flag, unless it names a shell that has none.
  if (line && stage.instructions.includes(line) && !toBash && line.words[1]) {
    const flag = unsafe('Set pipefail in SHELL', insert(line.words[1].span.start, '"-o", "pipefail", '));
    return staysSame(event, line.span.start, toBash) ? flag : undefined;
  }
  const first = stage.instructions.find((each) => hasSameShell(each, instruction) && hasOpenPipe(each)) ?? instruction;
  if (!staysSame(event, first.span.start, toBash)) return undefined;
  const shell = dialect === 'bash' ? path : program === 'ash' ? '/bin/ash' : '/bin/bash';
  const all = [shell, '-o', 'pipefail', ...words.slice(1)].map((word) => JSON.stringify(word));
  return unsafe('Set pipefail with SHELL for what follows', before(file, first, `SHELL [${all.join(', ')}]`));
}

/** Its text is what SHELL is given: the instruction's line, or the heredoc that is all of it. */
function isReadByShell(script: Script, instruction: RunInstruction): boolean {
  return instruction.form !== 'exec' && script === instruction.scripts[0] && !script.source.startsWith('#!');
}

function hasSameShell(instruction: Instruction, { environment: { shell } }: RunInstruction): boolean {
  return instruction.environment.shell.instruction === shell.instruction;
}

function hasOpenPipe(instruction: Instruction): boolean {
  return scriptsOf(instruction).some((script) => script.pipelines.some((each) => isUnset(each, script)));
}

/** The scripts of an instruction that SHELL decides about. */
function scriptsOf(instruction: Instruction): readonly Script[] {
  switch (instruction.keyword) {
    case 'RUN':
      return instruction.scripts.filter((script) => isReadByShell(script, instruction));
    case 'CMD':
    case 'ENTRYPOINT':
    case 'HEALTHCHECK':
      return instruction.form === 'shell' && instruction.script ? [instruction.script] : [];
    default:
      return [];
  }
}

/** All that the shell reads from an offset on, in the stages built upon this one too, does with pipefail what it does today. */
function staysSame({ file, stage, instruction }: ScriptEvent, offset: number, toBash: boolean): boolean {
  return instructionsFrom(file, stage, offset)
    .filter((each) => hasSameShell(each, instruction))
    .flatMap(scriptsOf)
    .every(
      (script) => !script.pipelines.some((each) => isCutShort(each, script)) && (!toBash || saysSameInBash(script)),
    );
}

function instructionsFrom({ stages }: Dockerfile, stage: Stage, offset: number): readonly Instruction[] {
  return stages
    .filter((each) => chainOf(each).includes(stage))
    .flatMap(({ instructions }) => instructions)
    .filter(({ span }) => span.start >= offset);
}

/** dash turns `\n` in what echo is given into a new line, and takes some of what bash knows for plain text. */
function saysSameInBash(script: Script): boolean {
  const hasEscape = script.commands.some(
    ({ name, args }) =>
      name?.value === 'echo' && args.some(({ value, text }) => /\\[abcefnrtv0\\]/u.test(value ?? text)),
  );
  return !hasEscape && !bashismsOf(script).some(({ id }) => bashism(id).silent);
}
