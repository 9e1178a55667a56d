import type { Severity } from '../core/finding.ts';
import { type PackageFamily, type PackageManager, packageManager } from '../knowledge/package-managers.ts';
import { floats, type PackageRequest, readPackage } from '../knowledge/packages.ts';
import { type ArgumentSpec, type ParsedArguments, type ParsedFlag, parseArguments } from '../shell/arguments.ts';
import type { Command, Word, WordPart } from '../shell/model.ts';
import { programWords } from '../shell/wrappers.ts';
import { rootImage } from './base.ts';
import type { ScriptEvent } from './events.ts';
import { expandWords } from './expand.ts';
import { isSet } from './package-settings.ts';

export type CommandEvent = ScriptEvent & { readonly command: Command };

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

export interface Install extends ManagerCall {
  readonly packages: readonly InstalledPackage[];
  /** A flag or a variable of the command decides all versions: a constraints file, a snapshot's date. */
  readonly isDecided: boolean;
}

export interface InstalledPackage extends PackageRequest {
  /** The word that names it. Several packages share one where a variable brings them in. */
  readonly word: Word;
}

/** Many rules ask about the same command. */
const known = new WeakMap<Command, { readonly call: ManagerCall | undefined }>();

/** The package manager that a command calls; undefined where it calls none. */
export function managerCall(event: CommandEvent): ManagerCall | undefined {
  const found = known.get(event.command) ?? { call: readCall(event) };
  known.set(event.command, found);
  return found.call;
}

function readCall({ command, script, instruction }: CommandEvent): ManagerCall | undefined {
  const words = programWords(command);
  const isModule = /(?:^|\/)python[\d.]*$/u.test(words[0]?.value ?? '') && words[1]?.value === '-m';
  const [program, ...more] = isModule ? words.slice(2) : words;
  const manager = program && packageManager(program.value ?? '');
  if (!manager) return undefined;
  const behind = expandWords(more, command, { script, environment: instruction.environment });
  const end = manager.dashesEnd ? behind.findIndex(({ value }) => value === '--') : -1;
  const parsed = parseArguments(end === -1 ? behind : behind.slice(0, end), specOf(manager));
  return { manager, family: manager.family, program, parsed, subcommand: parsed.operands[0] };
}

function specOf({ values, longSingleDash = false }: PackageManager): ArgumentSpec {
  return { values, longSingleDash };
}

/** What a command installs by name, or fetches in order to run it; undefined where it does neither. */
export function installOf(event: CommandEvent): Install | undefined {
  const call = managerCall(event);
  if (!call) return undefined;
  const { manager, parsed } = call;
  const words = packageWords(manager, parsed);
  if (!words || parsed.has(...(manager.pretending ?? []))) return undefined;
  return {
    ...call,
    packages: words.map((word, index) => ({ ...requestOf(call, words, index), word })),
    isDecided:
      parsed.has(...(manager.deciding ?? [])) ||
      event.command.assignments.some(({ name }) => manager.decidingVariables?.includes(name)),
  };
}

function requestOf({ family, subcommand }: ManagerCall, words: readonly Word[], index: number): PackageRequest {
  const [text = '', next = ''] = words.slice(index, index + 2).map(({ parts }) => textOf(parts));
  // Composer takes a package's version as a word of its own, too: `symfony/console ^7`.
  const withVersion = family === 'composer' && /^[\d^~<>=*]/u.test(next) ? `${text} ${next}` : text;
  const request = readPackage(family, withVersion);
  // Without a version `go install` works within a module only, and takes the one of its go.mod.
  const isOfModule = family === 'go' && subcommand?.value === 'install' && request.version === undefined;
  return isOfModule ? { ...request, kind: 'other' } : request;
}

function packageWords({ install, run }: PackageManager, parsed: ParsedArguments): readonly Word[] | undefined {
  for (const form of install) {
    const words = subcommandOf(parsed, form);
    if (words) return words;
  }
  for (const form of run?.forms ?? []) {
    const words = subcommandOf(parsed, form);
    if (!words || (run?.only && !parsed.has(...run.only))) continue;
    const named = parsed.flags.flatMap((flag) => (run?.named?.includes(flag.name) ? (valueWordOf(flag) ?? []) : []));
    return named.length > 0 ? named : words.slice(0, 1);
  }
  return undefined;
}

/** The value of a flag as a word, also where it shares one with the flag. */
function valueWordOf({ word, value, valueWord }: ParsedFlag): Word | undefined {
  if (valueWord || value === undefined) return valueWord;
  return { ...word, text: value, value, parts: [{ type: 'literal', text: value, value, span: word.span }] };
}

/** Packages of one family that a command installs in whatever version there is that day. */
export interface FloatingInstall {
  /** The first of them. */
  readonly at: Word;
  readonly packages: readonly InstalledPackage[];
  /** Mild where the base image's digest bounds what can change. */
  readonly severity: Severity | undefined;
}

/** undefined where every package has a version, or the archive itself is frozen. */
export function floatingInstall(event: CommandEvent, family: PackageFamily): FloatingInstall | undefined {
  const install = installOf(event);
  if (install?.family !== family || install.isDecided) return undefined;
  const packages = install.packages.filter((each) => floats(each, family));
  if (packages.length === 0 || (family === 'apt' && isSet('snapshot', event))) return undefined;
  const isOfDistribution = family === 'apt' || family === 'apk' || family === 'rpm';
  const hasDigest = rootImage(event.stage)?.digest !== undefined;
  return { at: packages[0]!.word, packages, severity: isOfDistribution && hasDigest ? 'hint' : undefined };
}

/** "`curl` comes", "`curl` and `git` come", "`curl`, `git` and 3 more come". */
export function listed(packages: readonly InstalledPackage[], one: string, many: string): string {
  const names = [...new Set(packages.map(({ name }) => `\`${name}\``))];
  const [first, second, ...more] = names;
  if (second === undefined) return `${first} ${one}`;
  return `${more.length > 0 ? `${first}, ${second} and ${more.length} more` : `${first} and ${second}`} ${many}`;
}

/** Whether the manager asks before it does what it is told here, and nothing answers. */
export function isAsked({ manager, family, parsed }: ManagerCall, event: CommandEvent): boolean {
  const { prompt } = manager;
  if (
    !prompt?.asking.some((form) => subcommandOf(parsed, form)) ||
    parsed.has(...prompt.answers, ...(manager.pretending ?? []))
  )
    return false;
  // `-f` takes a value behind one subcommand and none behind another: what seems to be its value may be the answer.
  if (parsed.flags.some(({ value }) => value !== undefined && prompt.answers.includes(value))) return false;
  if (family === 'apt' && isQuietTwice(parsed)) return false;
  const isPiped = event.command.pipe.index > 0;
  return !isPiped && !isSet('assumeYes', event);
}

/** apt takes `-qq` for a yes. */
function isQuietTwice({ flags }: ParsedArguments): boolean {
  const quiet = flags.filter(({ name }) => name === '-q' || name === '--quiet');
  return quiet.length > 1 || quiet.some(({ value }) => value !== undefined && Number(value) > 1);
}

/** The operands behind a subcommand such as `install` or `global add`; undefined where it is another one. */
function subcommandOf({ operands }: ParsedArguments, form: string): readonly Word[] | undefined {
  const words = form === '' ? [] : form.split(' ');
  // `cargo +nightly install`: the toolchain is no subcommand.
  const given = operands.filter(({ text }) => !text.startsWith('+'));
  return words.every((word, index) => given[index]?.value === word) ? given.slice(words.length) : undefined;
}

/** The word without its quotes; `$` stands for what the shell puts in and nobody knows. */
function textOf(parts: readonly WordPart[]): string {
  return parts
    .map((part) => {
      if (part.type === 'double-quoted') return textOf(part.parts);
      return 'value' in part ? part.value : part.type === 'glob' || part.type === 'brace' ? part.text : '$';
    })
    .join('');
}
