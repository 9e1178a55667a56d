import { insert } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import { baseOf, rootImage } from '../../dockerfile/base.ts';
import type { CommandEvent } from '../../dockerfile/events.ts';
import { installOf } from '../../dockerfile/installs.ts';
import { managerCall } from '../../dockerfile/manager-calls.ts';
import type { Stage } from '../../dockerfile/model.ts';
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
    'dockerfile:command'(event, { state, report }) {
      noteInstall(event, state.installed);
      const { name, args, redirects } = event.command;
      if (name?.value !== 'wget' || args.some(({ text }) => /^-\w*nv/u.test(text))) return;
      const parsed = parseArguments(args, {
        values: ['-O', '--output-document', '-P', '--directory-prefix', '-U', '-T'],
      });
      if (parsed.has(...quiet, '-h', '--help', '-V', '--version')) return;
      if (redirects.some(({ operator, descriptor }) => descriptor === 2 || operator.startsWith('&'))) return;
      const isBusybox = mayBeBusybox(event.stage, state.installed);
      report(
        name.span,
        `\`wget\` prints a line for every few kilobytes, and what matters in the build's log drowns; add ${isBusybox ? '-q' : calm}`,
        { fixes: [isBusybox ? undefined : safe(`Add ${calm}`, insert(name.span.end, ` ${calm}`))] },
      );
    },
  },
});

function noteInstall(event: CommandEvent, installed: Set<Stage>): void {
  const call = managerCall(event);
  if (call?.family !== 'apk') return;
  if (installOf(event)?.packages.some(({ name }) => name === 'wget')) installed.add(event.stage);
  // It may be among what a virtual package brought.
  if (call.subcommand?.value === 'del') installed.delete(event.stage);
}

/** Alpine's wget is that of busybox, which knows no kinds of progress, until another is installed. */
function mayBeBusybox(stage: Stage, installed: ReadonlySet<Stage>): boolean {
  for (let at: Stage | undefined = stage; at; at = at.parent) if (installed.has(at)) return false;
  const image = rootImage(stage);
  return !image || baseOf(stage)?.distribution === 'alpine' || /(?:^|\/)busybox$/u.test(image.repository);
}
