import type { RunInstruction } from '../../dockerfile/model.ts';
import type { Command, Script } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Command of no use in a build',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['hadolint/DL3001'],
  on: {
    'dockerfile:command'({ command, script, instruction }, { report }) {
      const why = uselessness(command, script, instruction);
      if (why) report(command.name!.span, `\`${command.name!.text}\` is of no use in a build: ${why}`);
    },
  },
});

function uselessness({ name, args }: Command, script: Script, { flags, mounts }: RunInstruction): string | undefined {
  switch (name?.value) {
    case 'ps':
    case 'free':
      return 'it shows the machine that builds, at that moment; leave it to whoever looks into a running container';
    case 'top':
    case 'htop':
    case 'nano':
      return 'it waits for a person; leave it out';
    case 'vi':
    case 'vim':
      // `vim +PlugInstall +qall` works by itself.
      return args.some(({ text }) => /^(?:\+|-[ceEs])/u.test(text)) ? undefined : 'it waits for a person; leave it out';
    case 'shutdown':
    case 'reboot':
    case 'halt':
    case 'poweroff':
      return 'there is no machine to stop; leave it out';
    case 'mount': {
      const isAllowed = flags.some(({ name, value }) => name === 'security' && value?.text === 'insecure');
      return isAllowed || args.length === 0
        ? undefined
        : 'the build may not mount anything, and nothing stays mounted; use `RUN --mount`, or a volume of the container';
    }
    case 'ssh':
      return mounts.some(({ type }) => type === 'ssh')
        ? undefined
        : 'a key for it would have to be in the image; fetch what is needed before the build, or use `RUN --mount=type=ssh`';
    case 'service':
    case 'systemctl':
      return startsService(args.map(({ value }) => value)) && script.commands.at(-1)?.name === name
        ? 'what it starts ends with the instruction; start it by CMD or ENTRYPOINT'
        : undefined;
    default:
      return undefined;
  }
}

/** `service nginx start`, `systemctl restart nginx`. */
function startsService(words: readonly (string | undefined)[]): boolean {
  return words.includes('start') || words.includes('restart');
}
