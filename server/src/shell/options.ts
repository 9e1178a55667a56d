import type { Command, Script } from './model.ts';

/** Options of shells that decide what becomes of a command that fails. */
export type ShellOption = 'errexit' | 'pipefail';

const letters: Readonly<Record<ShellOption, string | undefined>> = { errexit: 'e', pipefail: undefined };

/** Whether the flags of a shell or of `set` turn an option on or off: `-euo pipefail`, `+e`. undefined: they say nothing of it. */
export function optionIn(words: readonly string[], option: ShellOption): boolean | undefined {
  let state: boolean | undefined;
  for (let index = 0; index < words.length; index++) {
    const flags = /^([-+])([a-zA-Z]+)$/u.exec(words[index]!);
    if (!flags) continue;
    const isOn = flags[1] === '-';
    const letter = letters[option];
    if (letter && flags[2]!.includes(letter)) state = isOn;
    if (flags[2]!.includes('o') && words[index + 1] === option) state = isOn;
  }
  return state;
}

/** What a `set` command does to an option; undefined for any other command, and where it says nothing of it. */
function optionSetBy({ name, args }: Command, option: ShellOption): boolean | undefined {
  if (name?.value !== 'set') return undefined;
  return optionIn(
    args.map(({ value }) => value ?? ''),
    option,
  );
}

/** What the last `set` above a place says of the option; those of functions run when they are called, and count nowhere. */
export function optionAt({ commands }: Script, option: ShellOption, offset: number): boolean | undefined {
  return commands
    .filter(({ span, within }) => span.start < offset && !within.includes('function'))
    .map((command) => optionSetBy(command, option))
    .findLast((state) => state !== undefined);
}
