import type { ParsedArguments } from '../shell/arguments.ts';
import type { CommandEvent } from './events.ts';
import { type ManagerCall, subcommandOf } from './manager-calls.ts';
import { isSet } from './package-settings.ts';

/** Whether the manager asks before it does what it is told here, and nothing answers. */
export function isAsked({ manager, family, parsed }: ManagerCall, event: CommandEvent): boolean {
  const { prompt } = manager;
  const asks = prompt?.asking.some((form) => {
    const operands = subcommandOf(parsed, form);
    // `apt-get -f install` names nothing: it mends what is broken.
    return operands && (operands.length > 0 || !prompt.named?.includes(form) || parsed.has('-f', '--fix-broken'));
  });
  if (!prompt || !asks) return false;
  if (parsed.has(...prompt.answers, ...(manager.pretending ?? []))) return false;
  if (family === 'apt' && isQuietTwice(parsed)) return false;
  const isPiped = event.command.pipe.index > 0;
  return !isPiped && !isSet('assumeYes', event);
}

/** apt takes `-qq` for a yes. */
function isQuietTwice({ flags }: ParsedArguments): boolean {
  const quiet = flags.filter(({ name }) => name === '-q' || name === '--quiet');
  return quiet.length > 1 || quiet.some(({ value }) => value !== undefined && Number(value) > 1);
}
