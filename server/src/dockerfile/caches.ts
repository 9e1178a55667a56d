import { insert } from '../core/edit.ts';
import { type Fix, safe } from '../core/fix.ts';
import type { PackageFamily, PackageManager } from '../knowledge/package-managers.ts';
import type { Command, Script, Word } from '../shell/model.ts';
import { appendCommand } from './edits.ts';
import type { ScriptEvent } from './events.ts';
import { managerCall } from './installs.ts';
import type { Dockerfile, RunInstruction } from './model.ts';
import { isShipped } from './stages.ts';
import { lookupVariable } from './variables.ts';

/** A command that leaves its package manager's cache in the image. */
export interface CacheLeft {
  /** The subcommand that fills it. */
  readonly at: Word;
  readonly program: string;
  readonly fix: Fix | undefined;
}

/** Whether the script leaves a cache of that family in an image that is shipped: the first command that does. */
export function cacheLeft(
  { script, instruction, stage, file }: ScriptEvent,
  family: PackageFamily,
): CacheLeft | undefined {
  if (!isShipped(stage, file)) return undefined;
  for (const command of script.commands) {
    const call = managerCall(command);
    const cache = call?.manager.cache;
    if (!call || !cache || call.family !== family) continue;
    const { subcommand, manager, parsed } = call;
    if (!subcommand?.value || !cache.filling.includes(subcommand.value) || parsed.has(...(cache.without ?? [])))
      continue;
    if (isMounted(instruction, cache.folders) || isSwitchedOff(manager, command, instruction)) continue;
    if (isEmptied(script, command, manager)) continue;
    return {
      at: subcommand,
      program: command.name!.text,
      fix: isNeededLater(script, manager) ? undefined : fixOf(file, script, subcommand, manager),
    };
  }
  return undefined;
}

/** Lists that are fetched without an install beside them are meant for a later RUN, which fails without them. */
function isNeededLater({ commands }: Script, manager: PackageManager): boolean {
  return manager.family === 'apt' && !commands.some((command) => managerCall(command)?.subcommand?.value === 'install');
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

function isSwitchedOff({ cache }: PackageManager, command: Command, { environment }: RunInstruction): boolean {
  const name = cache?.withoutVariable;
  if (!name) return false;
  return (
    command.assignments.some((assignment) => assignment.name === name) ||
    lookupVariable(environment.variables, name) !== undefined
  );
}

/** A later command cleans up, by the manager or by `rm`. */
function isEmptied({ commands }: Script, filling: Command, { cache }: PackageManager): boolean {
  return commands.slice(commands.indexOf(filling) + 1).some((command) => {
    const call = managerCall(command);
    if (call && cache?.emptying.includes(call.subcommand?.value ?? '')) return true;
    if (command.name?.value === 'rm' || command.name?.value === 'find') {
      return command.args.some(({ text }) =>
        cache?.folders.some((folder) => covers(text.replace(/["']/gu, ''), folder)),
      );
    }
    return false;
  });
}

/** `/var/lib/apt/lists/*`, `/var/lib/apt` and `/var/cache/*` all take `/var/lib/apt/lists` or a part of it away. */
function covers(path: string, folder: string): boolean {
  const plain = path.replace(/\/?\*?\/?$/u, '');
  return folder.startsWith('/')
    ? plain.startsWith(folder) || (plain.length > 4 && folder.startsWith(`${plain}`))
    : plain.endsWith(folder) || plain.endsWith('/.cache');
}

function fixOf(file: Dockerfile, script: Script, subcommand: Word, { cache }: PackageManager): Fix | undefined {
  const [flag] = cache?.without ?? [];
  if (flag && flag !== '--cache' && flag !== '--cache-folder') {
    return safe(`Add ${flag}`, insert(subcommand.span.end, ` ${flag}`));
  }
  const edit = cache && appendCommand(file, script, cache.clean);
  return edit && safe(`Clean up by \`${cache.clean}\``, edit);
}
