import { type ArgumentSpec, parseArguments } from './arguments.ts';
import type { Command, Word } from './model.ts';

/** Programs that only run another: what they take for themselves. */
const wrappers: ReadonlyMap<string, ArgumentSpec> = new Map([
  ['sudo', { values: ['-u', '--user', '-g', '--group', '-h', '--host', '-p', '--prompt', '-C', '-r', '-t'] }],
  ['env', { values: ['-u', '--unset', '-C', '--chdir'] }],
  ['xargs', { values: ['-a', '-d', '-E', '-I', '-L', '-n', '-P', '-s', '--max-args', '--max-procs', '--delimiter'] }],
  ['nice', { values: ['-n', '--adjustment'] }],
  ['time', {}],
  ['exec', {}],
  ['command', {}],
  ['eatmydata', {}],
]);

/** The words of a command from the program on that is run in the end: those of `sudo -H pip install x` from `pip` on. */
export function programWords({ name, args }: Command): readonly Word[] {
  let rest: readonly Word[] = name ? [name, ...args] : [];
  for (;;) {
    const wrapper = wrappers.get(rest[0]?.value ?? '');
    if (!wrapper) return rest;
    const { operands } = parseArguments(rest.slice(1), { ...wrapper, stopAtOperand: true });
    const start = operands.findIndex(({ text }) => !/^\w+=/u.test(text));
    rest = start === -1 ? [] : operands.slice(start);
  }
}
