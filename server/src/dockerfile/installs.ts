import type { Severity } from '../core/finding.ts';
import type { PackageFamily, PackageManager } from '../knowledge/package-managers.ts';
import { floats, type PackageRequest, readPackage } from '../knowledge/packages.ts';
import type { ParsedArguments, ParsedFlag } from '../shell/arguments.ts';
import type { Word, WordPart } from '../shell/model.ts';
import { rootImage } from './base.ts';
import type { CommandEvent } from './events.ts';
import { keptIn } from './kept-packages.ts';
import { type ManagerCall, managerCall, subcommandOf } from './manager-calls.ts';
import { isSet } from './package-settings.ts';
import { lookupVariable } from './variables.ts';

export interface Install extends ManagerCall {
  readonly packages: readonly InstalledPackage[];
  /** A flag or a variable of the command decides all versions: a constraints file, a snapshot's date. */
  readonly isDecided: boolean;
}

export interface InstalledPackage extends PackageRequest {
  /** The word that names it. Several packages share one where a variable brings them in. */
  readonly word: Word;
}

/** What a command installs by name, or fetches in order to run it; undefined where it does neither. */
export function installOf(event: CommandEvent): Install | undefined {
  const call = managerCall(event);
  if (!call) return undefined;
  const found = known.get(call) ?? { install: readInstall(call, event) };
  known.set(call, found);
  return found.install;
}

/** Many rules ask about the same call. */
const known = new WeakMap<ManagerCall, { readonly install: Install | undefined }>();

function readInstall(call: ManagerCall, event: CommandEvent): Install | undefined {
  const { manager, parsed } = call;
  const words = packageWords(manager, parsed);
  if (!words || parsed.has(...(manager.pretending ?? []))) return undefined;
  return {
    ...call,
    packages: words.map((word, index) => ({ ...requestOf(call, words, index), word })),
    isDecided: parsed.has(...(manager.deciding ?? [])) || isDecidedByVariable(manager, event),
  };
}

function isDecidedByVariable(
  { decidingVariables = [] }: PackageManager,
  { command, instruction }: CommandEvent,
): boolean {
  return decidingVariables.some(
    (name) =>
      command.assignments.some((each) => each.name === name) ||
      lookupVariable(instruction.environment.variables, name) !== undefined,
  );
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
  readonly program: string;
  readonly packages: readonly InstalledPackage[];
  /** Mild where the base image's digest bounds what can change. */
  readonly severity: Severity | undefined;
}

/**
 * undefined where every package has a version, or where the archive itself is frozen.
 * @param fate which packages of a distribution are meant: those that the image keeps, or those that only the build needs
 */
export function floatingInstall(
  event: CommandEvent,
  family: PackageFamily,
  fate: 'kept' | 'gone' = 'kept',
): FloatingInstall | undefined {
  const install = installOf(event);
  if (install?.family !== family || install.isDecided) return undefined;
  const isOfDistribution = family === 'apt' || family === 'apk' || family === 'rpm';
  const isKept = isOfDistribution ? keptIn(event, install) : () => true;
  const isMeant = ({ name }: InstalledPackage) => isKept(name) === (fate === 'kept');
  const packages = install.packages.filter((each) => floats(each, family) && isMeant(each));
  if (packages.length === 0 || (family === 'apt' && isSet('snapshot', event))) return undefined;
  const hasDigest = rootImage(event.stage)?.digest !== undefined;
  return {
    at: packages[0]!.word,
    program: install.program.text,
    packages,
    severity: isOfDistribution && hasDigest ? 'hint' : undefined,
  };
}

/** "`curl` comes", "`curl` and `git` come", "`curl`, `git` and 3 more come". */
export function listed(packages: readonly InstalledPackage[], one: string, many: string): string {
  const names = [...new Set(packages.map(({ name }) => `\`${name}\``))];
  const [first, second, ...more] = names;
  if (second === undefined) return `${first} ${one}`;
  return `${more.length > 0 ? `${first}, ${second} and ${more.length} more` : `${first} and ${second}`} ${many}`;
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
