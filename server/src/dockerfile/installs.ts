import { type PackageFamily, type PackageManager, packageManager } from '../knowledge/package-managers.ts';
import { floats, type PackageRequest, readPackage } from '../knowledge/packages.ts';
import { type ParsedArguments, parseArguments } from '../shell/arguments.ts';
import type { Command, Word, WordPart } from '../shell/model.ts';

/** A package manager's command line. */
export interface ManagerCall {
  readonly manager: PackageManager;
  readonly family: PackageFamily;
  /** The words behind the program, of `python -m pip` behind `pip`. */
  readonly parsed: ParsedArguments;
  /** The first operand: `install`. */
  readonly subcommand: Word | undefined;
}

export interface Install extends ManagerCall {
  readonly packages: readonly InstalledPackage[];
}

export interface InstalledPackage extends PackageRequest {
  readonly word: Word;
}

/** The package manager that a command calls; undefined where it calls none. */
export function managerCall({ name, args }: Command): ManagerCall | undefined {
  const program = name?.value ?? '';
  const isModule = /(?:^|\/)python[\d.]*$/u.test(program) && args[0]?.value === '-m';
  const manager = packageManager(isModule ? (args[1]?.value ?? '') : program);
  if (!manager) return undefined;
  const words = isModule ? args.slice(2) : args;
  const end = manager.dashesEnd ? words.findIndex(({ value }) => value === '--') : -1;
  const spec = { values: manager.values, longSingleDash: manager.longSingleDash ?? false };
  const parsed = parseArguments(end === -1 ? words : words.slice(0, end), spec);
  return { manager, family: manager.family, parsed, subcommand: parsed.operands[0] };
}

/** What a command installs by name; undefined where it installs nothing, or leaves versions to a file or a snapshot. */
export function installOf(command: Command): Install | undefined {
  const call = managerCall(command);
  if (!call) return undefined;
  const { manager, parsed } = call;
  const form = manager.install.find((words) =>
    words.split(' ').every((word, index) => parsed.operands[index]?.value === word),
  );
  if (form === undefined || parsed.has(...(manager.deciding ?? []))) return undefined;
  if (command.assignments.some(({ name }) => manager.decidingVariables?.includes(name))) return undefined;
  const packages = parsed.operands.slice(form.split(' ').length).map((word) => ({
    ...readPackage(manager.family, textOf(word.parts)),
    word,
  }));
  return { ...call, packages };
}

/** The packages that a command installs in whatever version there is that day. */
export function unpinnedPackages(command: Command, family: PackageFamily): readonly InstalledPackage[] {
  const install = installOf(command);
  return install?.family === family ? install.packages.filter((each) => floats(each, family)) : [];
}

/** "`curl`", "`curl` and `git`", "`curl`, `git` and 3 more". */
export function listed(packages: readonly InstalledPackage[]): string {
  const [first, second, ...more] = packages.map(({ name }) => `\`${name}\``);
  if (second === undefined) return first ?? '';
  return more.length > 0 ? `${first}, ${second} and ${more.length} more` : `${first} and ${second}`;
}

/** The word without its quotes; `$` stands for what the shell puts in. */
function textOf(parts: readonly WordPart[]): string {
  return parts
    .map((part) => {
      if (part.type === 'double-quoted') return textOf(part.parts);
      return 'value' in part ? part.value : part.type === 'glob' || part.type === 'brace' ? part.text : '$';
    })
    .join('');
}
