import type { Command, Script } from './model.ts';

/** The simple command that a command's output is piped into; undefined where there is none, or a compound such as a loop. */
export function pipedInto({ after, pipe }: Command, { commands }: Script): Command | undefined {
  if (!after || pipe.index === pipe.length - 1) return undefined;
  return commands.find(({ before }) => before === after);
}

/** The name that a program is called by, its path left away. */
export function programOf({ name }: Command): string | undefined {
  const path = name?.value;
  return path?.slice(path.lastIndexOf('/') + 1);
}
