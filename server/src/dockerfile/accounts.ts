import { type ArgumentSpec, parseArguments } from '../shell/arguments.ts';
import type { Command } from '../shell/model.ts';
import type { Environment, Stage } from './model.ts';
import { chainOf } from './stages.ts';
import { valueIn } from './words.ts';

/**
 * A user that a command makes.
 *
 * Sources: useradd(8) of shadow 4.17, adduser(8) of Debian, and `adduser --help` of BusyBox. Read 2026-11-24.
 */
export interface Account {
  /** The name and the number as far as they are known from the file. */
  readonly name: string | undefined;
  readonly uid: string | undefined;
  /** It is made by `useradd`, which keeps a log of logins. */
  readonly isUseradd: boolean;
  /** No line is made for it in that log. */
  readonly withoutLog: boolean;
}

const useradd: ArgumentSpec = {
  values:
    `-b --base-dir -c --comment -d --home-dir -e --expiredate -f --inactive -F -g --gid -G --groups -k --skel -K --key
    -p --password -R --root -P --prefix -s --shell -u --uid -Z --selinux-user --selinux-range`.split(/\s+/u),
};

/** Of Debian and of BusyBox: no letter means one thing here and another there. */
const adduser: ArgumentSpec = {
  values:
    `-h -g -s -G -u -k --home --shell --uid --firstuid --lastuid --firstgid --lastgid --gid --ingroup --gecos --comment
    --conf -c`.split(/\s+/u),
};

/** The user that the command makes; undefined where it makes none. */
export function accountOf({ name, args }: Command, environment: Environment): Account | undefined {
  const program = name?.value?.slice(name.value.lastIndexOf('/') + 1);
  if (program !== 'useradd' && program !== 'adduser') return undefined;
  const isUseradd = program === 'useradd';
  const parsed = parseArguments(args, isUseradd ? useradd : adduser);
  // With a second name, adduser adds a user that is there to a group; `useradd -D` is about defaults.
  if (parsed.operands.length !== 1 || (isUseradd && parsed.has('-D', '--defaults'))) return undefined;
  const uid = parsed.flags.findLast(({ name }) => name === '-u' || name === '--uid');
  return {
    name: valueIn(environment, parsed.operands[0]!),
    uid: uid && (uid.value ?? (uid.valueWord && valueIn(environment, uid.valueWord))),
    isUseradd,
    withoutLog: parsed.has('-l', '--no-log-init'),
  };
}

/** The users that the stage and those below it make, in the order of the file. */
export function accountsOf(stage: Stage): readonly Account[] {
  return chainOf(stage)
    .toReversed()
    .flatMap(({ instructions }) => instructions)
    .flatMap((instruction) =>
      instruction.keyword === 'RUN'
        ? instruction.scripts.flatMap(({ commands }) => commands.map((command) => ({ command, instruction })))
        : [],
    )
    .flatMap(({ command, instruction }) => accountOf(command, instruction.environment) ?? []);
}
