import { type PackageFamily, type PackageManager, packageManager } from '../knowledge/package-managers.ts';
import { type ParsedArguments, parseArguments } from '../shell/arguments.ts';
import type { Command, Script, Word } from '../shell/model.ts';
import { programWords } from '../shell/wrappers.ts';
import type { CommandEvent, ScriptEvent } from './events.ts';
import { expandWords } from './expand.ts';

/** A package manager's command line. */
export interface ManagerCall {
  readonly manager: PackageManager;
  readonly family: PackageFamily;
  /** The word that names the program: `apt-get`, or `pip` of `python -m pip`. */
  readonly program: Word;
  /** The words behind it. */
  readonly parsed: ParsedArguments;
  /** The first operand: `install`. */
  readonly subcommand: Word | undefined;
}

/** Many rules ask about the same script. */
const known = new WeakMap<Script, ReadonlyMap<Command, ManagerCall>>();

/** The commands of a script that call a package manager, in order. */
export function managerCalls(event: ScriptEvent): ReadonlyMap<Command, ManagerCall> {
  const before = known.get(event.script);
  if (before) return before;
  const calls = new Map<Command, ManagerCall>();
  for (const command of event.script.commands) {
    const call = readCall(event, command);
    if (call) calls.set(command, call);
  }
  known.set(event.script, calls);
  return calls;
}

/** The package manager that a command calls; undefined where it calls none. */
export function managerCall(event: CommandEvent): ManagerCall | undefined {
  return managerCalls(event).get(event.command);
}

function readCall({ script, instruction }: ScriptEvent, command: Command): ManagerCall | undefined {
  const words = programWords(command);
  const isModule = /(?:^|\/)python[\d.]*$/u.test(words[0]?.value ?? '') && words[1]?.value === '-m';
  const [program, ...more] = isModule ? words.slice(2) : words;
  const manager = program && packageManager(program.value ?? '');
  if (!manager) return undefined;
  const behind = expandWords(more, command, { script, environment: instruction.environment });
  const end = manager.dashesEnd ? behind.findIndex(({ value }) => value === '--') : -1;
  const { values, longSingleDash = false } = manager;
  const parsed = parseArguments(end === -1 ? behind : behind.slice(0, end), { values, longSingleDash });
  return { manager, family: manager.family, program, parsed, subcommand: parsed.operands[0] };
}

/** The operands behind a subcommand such as `install` or `global add`; undefined where it is another one. */
export function subcommandOf({ operands }: ParsedArguments, form: string): readonly Word[] | undefined {
  const words = form === '' ? [] : form.split(' ');
  // `cargo +nightly install`: the toolchain is no subcommand.
  const given = operands.filter(({ text }) => !text.startsWith('+'));
  return words.every((word, index) => given[index]?.value === word) ? given.slice(words.length) : undefined;
}
