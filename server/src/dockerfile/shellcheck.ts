import type { Script } from '../shell/model.ts';
import { optionIn } from '../shell/options.ts';
import { remarksOn, type ShellCheckComment, type ShellCheckRemark, shellCheckInput } from '../shell/shellcheck.ts';
import type { ScriptEvent } from './events.ts';
import type { Dockerfile } from './model.ts';
import { shBehind, shellWords } from './sh.ts';
import { namesOf, proxies } from './variables.ts';
import { walk } from './walk.ts';

/** A script of a RUN with what ShellCheck is given to look at. */
export interface ShellCheckScript {
  readonly script: Script;
  readonly input: string;
  /** It stands in a JSON array. */
  readonly json: boolean;
}

export function shellCheckScripts(file: Dockerfile): readonly ShellCheckScript[] {
  return [...walk(file)].flatMap(([name, event]) => {
    if (name !== 'dockerfile:script') return [];
    const { script, instruction } = event;
    return { script, input: inputOf(event), json: instruction.form === 'exec' };
  });
}

export function shellCheckRemarks(
  { script, input, json }: ShellCheckScript,
  comments: readonly ShellCheckComment[],
): readonly ShellCheckRemark[] {
  const remarks = remarksOn(script, input, comments);
  // A quote or backslash would have to be escaped there.
  return json ? remarks.map((remark) => ({ ...remark, fix: undefined })) : remarks;
}

const shells = { dash: 'dash', ash: 'busybox', bash: 'bash' } as const;

function inputOf(event: ScriptEvent): string {
  const { script, instruction, stage } = event;
  const sh = script.dialect === 'bash' ? 'bash' : shBehind(instruction, stage);
  const words = shellWords(event);
  return shellCheckInput(script, {
    shell: sh ? shells[sh] : 'sh',
    errexit: optionIn(words, 'errexit') ?? false,
    pipefail: optionIn(words, 'pipefail') ?? false,
    variables: [...proxies, ...namesOf(instruction.environment.variables)],
  });
}
