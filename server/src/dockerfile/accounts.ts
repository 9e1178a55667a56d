import { type ArgumentSpec, parseArguments } from '../shell/arguments.ts';
import type { Command } from '../shell/model.ts';
import type { Environment, Instruction, Stage } from './model.ts';
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
  const uidWord = uid?.valueWord ?? uid?.word;
  return {
    name: valueIn(environment, parsed.operands[0]!),
    // In one word with its flag, the number stands at the end: `--uid=$ID`, `-mu$ID`.
    uid: uid && (uid.value ?? (uidWord && /\d+$/u.exec(valueIn(environment, uidWord) ?? '')?.[0])),
    isUseradd,
    withoutLog: parsed.has('-l', '--no-log-init'),
  };
}

/** The users that the stage and those below it make, in the order of the file. */
export function accountsOf(stage: Stage): readonly Account[] {
  return instructionsOf(stage).flatMap((instruction) =>
    commandsOf(instruction).flatMap((command) => accountOf(command, instruction.environment) ?? []),
  );
}

/** Programs by which a script that was started as root goes on as somebody else. */
const steppers = new Set(['gosu', 'su-exec', 'setpriv', 's6-setuidgid', 'chpst', 'runuser']);

/** Whether one of them is put into the image or called in it, so that its process need not be root for long. */
export function stepsDown(stage: Stage): boolean {
  return instructionsOf(stage).some((instruction) => {
    const called = commandsOf(instruction).flatMap(({ name, args }) => (name ? [name, ...args] : args));
    const written = 'words' in instruction ? instruction.words : 'sources' in instruction ? instruction.sources : [];
    const texts: readonly { readonly value: string | undefined }[] = [...called, ...written];
    return texts.some(({ value }) => value !== undefined && steppers.has(value.slice(value.lastIndexOf('/') + 1)));
  });
}

function instructionsOf(stage: Stage): readonly Instruction[] {
  return chainOf(stage)
    .toReversed()
    .flatMap(({ instructions }) => instructions);
}

function commandsOf(instruction: Instruction): readonly Command[] {
  if (instruction.keyword === 'RUN') return instruction.scripts.flatMap(({ commands }) => commands);
  return instruction.keyword === 'CMD' || instruction.keyword === 'ENTRYPOINT'
    ? (instruction.script?.commands ?? [])
    : [];
}
