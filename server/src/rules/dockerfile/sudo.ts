import { remove } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { span } from '../../core/span.ts';
import type { UserInstruction } from '../../dockerfile/model.ts';
import { type ArgumentSpec, type ParsedArguments, parseArguments } from '../../shell/arguments.ts';
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
    'dockerfile:command'({ command: { name, args }, instruction }, { report }) {
      if (name?.value !== 'sudo' && name?.value !== '/usr/bin/sudo') return;
      const parsed = parseArguments(args, sudo);
      const other = parsed.value('-u', '--user');
      const { user } = instruction.environment;
      report(name.span, messageFor(other, user), {
        fixes: [isNeedless(parsed, user) ? dropFix(name, parsed) : undefined],
      });
    },
  },
});

function messageFor(other: string | undefined, user: UserInstruction | undefined): string {
  if (other !== undefined && other !== 'root') {
    return `\`sudo\` has to be in the image only to become \`${other}\` here; write USER ${other} before the instruction`;
  }
  return user && !isRoot(user)
    ? `\`sudo\` here means that \`${user.name?.text}\` can become root in every container too; write USER root before the instruction, and go back after it`
    : '`sudo` does nothing for root, and for any other user it leaves a way to become root in the image; leave it out, and write USER root where it is needed';
}

/** Root is there already, or may be, and no flag does more than to become root. */
function isNeedless({ flags }: ParsedArguments, user: UserInstruction | undefined): boolean {
  const harmless = ['-E', '--preserve-env', '-H', '--set-home', '-n', '--non-interactive'];
  return (
    (!user || isRoot(user)) &&
    flags.every(({ name, value }) => harmless.includes(name) || (/^(?:-u|--user)$/u.test(name) && value === 'root'))
  );
}

function dropFix(name: Word, { operands: [first] }: ParsedArguments) {
  return first && unsafe('Leave out sudo', remove(span(name.span.start, first.span.start)));
}

function isRoot({ name }: UserInstruction): boolean {
  return name?.value === 'root' || name?.value === '0';
}
