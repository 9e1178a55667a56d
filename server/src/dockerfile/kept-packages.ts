import type { PackageFamily } from '../knowledge/package-managers.ts';
import type { CommandEvent } from './events.ts';
import { type ManagerCall, managerCalls } from './manager-calls.ts';
import { isShipped } from './stages.ts';

/** Subcommands that take packages away again. Sources: the manual pages of apt-get(8), apk(8), dnf(8) and zypper(8). Read 2026-11-25. */
const removing: Partial<Record<PackageFamily, readonly string[]>> = {
  apt: ['remove', 'purge', 'autoremove', 'autopurge'],
  apk: ['del'],
  rpm: ['remove', 'erase', 'autoremove', 'rm'],
};

/**
 * Whether what the command installs is in an image that somebody keeps: not where its stage is only built to copy from, nor
 * for a package that the same script removes, such as the compilers of a build.
 */
export function keptIn(event: CommandEvent, { family, parsed }: ManagerCall): (name: string) => boolean {
  if (!isShipped(event.stage, event.file)) return () => false;
  const removals = laterCalls(event).filter(
    ({ subcommand, ...call }) => call.family === family && removing[family]?.includes(subcommand?.value ?? ''),
  );
  if (removals.length === 0) return () => true;
  const removed = new Set(removals.flatMap(({ parsed }) => parsed.operands.map(({ value, text }) => value ?? text)));
  const virtual = parsed.flags.find(({ name }) => name === '-t' || name === '--virtual');
  const group = virtual && (virtual.value ?? virtual.valueWord?.text);
  const isAllRemoved = (group !== undefined && removed.has(group)) || (family === 'apt' && marksAllAutomatic(event));
  return (name) => !isAllRemoved && !removed.has(name);
}

function laterCalls(event: CommandEvent): readonly ManagerCall[] {
  return [...managerCalls(event)].flatMap(([command, call]) =>
    command.span.start > event.command.span.start ? call : [],
  );
}

/** `apt-mark auto '.*'`: the next `--auto-remove` takes all that is not marked as wanted again. */
function marksAllAutomatic({ command, script }: CommandEvent): boolean {
  return script.commands.some(
    ({ name, args, span }) =>
      span.start > command.span.start &&
      name?.value === 'apt-mark' &&
      args[0]?.value === 'auto' &&
      args[1]?.value === '.*',
  );
}
