import { insert } from '../core/edit.ts';
import { type Fix, safe, unsafe } from '../core/fix.ts';
import type { PackageCache, PackageFamily } from '../knowledge/package-managers.ts';
import type { Command, Word } from '../shell/model.ts';
import { appendCommand } from './edits.ts';
import type { ScriptEvent } from './events.ts';
import { type ManagerCall, managerCalls } from './manager-calls.ts';
import type { RunInstruction } from './model.ts';
import { needOfLists } from './package-lists.ts';
import { isShipped } from './stages.ts';
import { lookupVariable } from './variables.ts';

/** A command that leaves its package manager's cache in the image. */
export interface CacheLeft {
  /** The last word of the subcommand that fills it. */
  readonly at: Word;
  readonly program: string;
  readonly fix: Fix | undefined;
}

/** Whether the script leaves a cache of that family in an image that is shipped: the first command that does. */
export function cacheLeft(event: ScriptEvent, family: PackageFamily): CacheLeft | undefined {
  const { instruction, stage, file } = event;
  for (const [command, call] of managerCalls(event)) {
    const { cache } = call.manager;
    if (!cache || call.family !== family) continue;
    const at = fillingWord(call, cache);
    if (!at || call.parsed.has(...(cache.without ?? []), ...(cache.elsewhere ?? []))) continue;
    if (isMounted(instruction, cache.folders) || isSwitchedOff(cache, command, event)) continue;
    if (isEmptied(event, command, cache) || !isShipped(stage, file)) continue;
    return { at, program: call.program.text, fix: fixOf(event, command, at, call, cache) };
  }
  return undefined;
}

/** The last word of the subcommand, where it is one that fills the cache: the program's own name where none is needed. */
function fillingWord({ parsed, program }: ManagerCall, { filling }: PackageCache): Word | undefined {
  const { operands } = parsed;
  for (const form of filling) {
    const words = form === '' ? [] : form.split(' ');
    if (words.length === 0 && operands.length > 0) continue;
    if (words.every((word, index) => operands[index]?.value === word)) return operands[words.length - 1] ?? program;
  }
  return undefined;
}

function isMounted({ mounts }: RunInstruction, folders: readonly string[]): boolean {
  const targets = mounts
    .filter(({ type }) => type === 'cache' || type === 'tmpfs' || type === undefined)
    .flatMap(({ options }) => options.find(({ name }) => name === 'target')?.value?.text ?? []);
  return folders.some((folder) =>
    targets.some((target) => {
      const trimmed = target.replace(/\/+$/u, '');
      return folder.startsWith('/')
        ? `${folder}/`.startsWith(`${trimmed}/`)
        : trimmed.endsWith(`/${folder}`) || trimmed.endsWith('/.cache');
    }),
  );
}

/** By a variable of the command, of the script, or of the stage. */
function isSwitchedOff({ withoutVariable }: PackageCache, command: Command, { script, instruction }: ScriptEvent) {
  if (!withoutVariable) return false;
  const isSetBy = ({ assignments }: Command) => assignments.some(({ name }) => name === withoutVariable);
  const earlier = script.commands.filter(({ name, span }) => name?.value === 'export' && span.end < command.span.start);
  return (
    isSetBy(command) ||
    earlier.some(isSetBy) ||
    lookupVariable(instruction.environment.variables, withoutVariable) !== undefined
  );
}

/** A later command cleans up, by the manager or by `rm`. */
function isEmptied(event: ScriptEvent, filling: Command, { emptying, folders }: PackageCache): boolean {
  const { commands } = event.script;
  return commands.slice(commands.indexOf(filling) + 1).some((command) => {
    const call = managerCalls(event).get(command);
    // dnf and yum share one cache, npm and yarn do not.
    const isSame = call?.manager.cache?.folders === folders;
    if (isSame && emptying.includes(call.subcommand?.value ?? '')) return true;
    const program = command.name?.value ?? '';
    if (/(?:^|\/)(?:rm|find|sudo)$/u.test(program)) {
      if (command.args.some(({ text }) => folders.some((folder) => covers(text.replace(/["']/gu, ''), folder))))
        return true;
    }
    // What a shell is given as text is not read, but it is plain what such a path is there for.
    const isShell = command.args.some(({ text }) => /^-[a-z]*c$/u.test(text));
    return isShell && command.args.some(({ text }) => folders.some((folder) => text.includes(folder)));
  });
}

/** `/var/lib/apt/lists/*`, `/var/lib/apt` and `/var/cache/*` all take `/var/lib/apt/lists` or a part of it away. */
function covers(path: string, folder: string): boolean {
  const plain = path.replace(/\/?\*?\/?$/u, '');
  return folder.startsWith('/')
    ? plain.startsWith(folder) || (plain.length > 4 && folder.startsWith(plain))
    : plain.endsWith(folder) || plain.endsWith('/.cache');
}

function fixOf(
  event: ScriptEvent,
  command: Command,
  at: Word,
  { family, program }: ManagerCall,
  { without, clean, isUsed }: PackageCache,
): Fix | undefined {
  const [flag] = without ?? [];
  if (flag) return safe(`Add ${flag}`, insert(at.span.end, ` ${flag}`));
  // Who runs it by sudo may not be allowed to clean up, or has a cache of their own.
  const isDirect = command.name?.value === program.value;
  const need = family === 'apt' ? needOfLists(event) : 'none';
  if (!isDirect || need === 'sure') return undefined;
  // Where the manager is called by its path it may not be found by its name.
  const name = program.text.slice(program.text.lastIndexOf('/') + 1);
  const cleaning = clean.startsWith(`${name} `) ? program.text + clean.slice(name.length) : clean;
  const edit = appendCommand(event.file, event.script, cleaning);
  return edit && (isUsed || need === 'possible' ? unsafe : safe)(`Clean up by \`${cleaning}\``, edit);
}
