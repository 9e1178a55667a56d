import { type Edit, remove } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { span } from '../../core/span.ts';
import type { UserInstruction } from '../../dockerfile/model.ts';
import { type ArgumentSpec, type ParsedArguments, type ParsedFlag, parseArguments } from '../../shell/arguments.ts';
import type { Word } from '../../shell/model.ts';
import { rule } from '../rule.ts';

/** From sudo(8). Read 2026-11-24. */
const sudo: ArgumentSpec = {
  values:
    `-u --user -g --group -p --prompt -C --close-from -D --chdir -h --host -r --role -t --type -T --command-timeout
    -U --other-user -R --chroot`.split(/\s+/u),
  stopAtOperand: true,
};

export default rule({
  title: 'sudo in a build',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3004', 'trivy/DS-0010', 'checkov/CKV2_DOCKER_1'],
  on: {
    'dockerfile:script'({ script, instruction }, { report }) {
      const { user } = instruction.environment;
      const calls = script.commands.flatMap(({ name, args }): Call[] =>
        name?.value === 'sudo' || name?.value === '/usr/bin/sudo' ? [{ name, parsed: parseArguments(args, sudo) }] : [],
      );
      const [first] = calls;
      if (!first) return;
      const isNeedless = (!user || isRoot(user)) && calls.every(({ parsed }) => onlyBecomesRoot(parsed));
      report(first.name.span, messageFor(first, user), {
        fixes: [isNeedless ? unsafe('Leave out sudo', ...calls.flatMap(dropped)) : undefined],
      });
    },
  },
});

interface Call {
  readonly name: Word;
  readonly parsed: ParsedArguments;
}

function messageFor({ parsed }: Call, user: UserInstruction | undefined): string {
  const flag = parsed.flags.findLast(isUserFlag);
  if (flag && flag.value !== 'root') {
    const other = flag.value ?? flag.valueWord?.text ?? flag.word.text;
    return `\`sudo\` has to be in the image only to become \`${other}\` here; set that by USER before the instruction`;
  }
  return user && !isRoot(user)
    ? `\`sudo\` here means that \`${user.name?.text}\` can become root in every container too; write USER root before the instruction, and go back after it`
    : '`sudo` does nothing for root, and for any other user it leaves a way to become root in the image; leave it out, and write USER root where it is needed';
}

const harmless: readonly string[] = ['-E', '--preserve-env', '-H', '--set-home', '-n', '--non-interactive'];

/** No flag does more than to become root, and a command follows. */
function onlyBecomesRoot({ flags, operands }: ParsedArguments): boolean {
  return (
    operands.length > 0 &&
    flags.every((flag) => harmless.includes(flag.name) || (isUserFlag(flag) && flag.value === 'root'))
  );
}

/** The word and its flags, up to the command. */
function dropped({ name, parsed }: Call): readonly Edit[] {
  return parsed.operands.slice(0, 1).map((command) => remove(span(name.span.start, command.span.start)));
}

function isUserFlag({ name }: ParsedFlag): boolean {
  return name === '-u' || name === '--user';
}

function isRoot({ name }: UserInstruction): boolean {
  return name?.value === 'root' || name?.value === '0';
}
