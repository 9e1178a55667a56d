import { insert } from '../../core/edit.ts';
import { safe, unsafe } from '../../core/fix.ts';
import { baseOf } from '../../dockerfile/base.ts';
import type { CommandEvent, ManagerCallEvent } from '../../dockerfile/events.ts';
import { installOf } from '../../dockerfile/installs.ts';
import type { Stage } from '../../dockerfile/model.ts';
import { shBehind } from '../../dockerfile/sh.ts';
import { chainOf } from '../../dockerfile/stages.ts';
import { parseArguments } from '../../shell/arguments.ts';
import { rule } from '../rule.ts';

const calm = '--progress=dot:giga';
/** Flags that choose another progress, or send it elsewhere. */
const quiet = ['-q', '--quiet', '-nv', '--no-verbose', '--progress', '-o', '--output-file', '-a', '--append-output'];

export default rule({
  title: 'wget draws its progress into the log',
  burden: 'build',
  severity: 'hint',
  preset: 'all',
  aliases: ['hadolint/DL3047'],
  // The stages of Alpine that have a wget of their own by now.
  state: () => ({ installed: new Set<Stage>() }),
  on: {
    'dockerfile:manager-call': (event, { state }) => noteInstall(event, state.installed),
    'dockerfile:command'(event, { state, report }) {
      const { name, args, redirects } = event.command;
      if (name?.value !== 'wget' || args.some(({ text }) => /^-\w*nv/u.test(text))) return;
      const parsed = parseArguments(args, {
        values: ['-O', '--output-document', '-P', '--directory-prefix', '-U', '-T'],
      });
      if (parsed.has(...quiet, '-h', '--help', '-V', '--version')) return;
      if (redirects.some(({ operator, descriptor }) => descriptor === 2 || operator.startsWith('&'))) return;
      const isGnu = isGnuWget(event, state.installed);
      const flag = isGnu ? calm : '-q';
      report(
        name.span,
        `\`wget\` prints a line for every few kilobytes, and what matters in the build's log drowns; add ${flag}`,
        { fixes: [(isGnu ? safe : unsafe)(`Add ${flag}`, insert(name.span.end, ` ${flag}`))] },
      );
    },
  },
});

function noteInstall(event: ManagerCallEvent, installed: Set<Stage>): void {
  const { call } = event;
  if (call.family !== 'apk') return;
  if (installOf(event)?.packages.some(({ name }) => name === 'wget')) installed.add(event.stage);
  // It may be among what a virtual package brought.
  if (call.subcommand?.value === 'del') installed.delete(event.stage);
}

/** Alpine's wget is that of busybox, which knows no kinds of progress, until another is installed. */
function isGnuWget({ instruction, stage }: CommandEvent, installed: ReadonlySet<Stage>): boolean {
  if (chainOf(stage).some((each) => installed.has(each))) return true;
  if (baseOf(stage)?.distribution === 'alpine') return false;
  // Systems whose sh is another have that of GNU.
  const program = shBehind(instruction, stage);
  return program !== undefined && program !== 'ash';
}
