import { insert } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import { baseOf, rootImage } from '../../dockerfile/bases.ts';
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
  on: {
    'dockerfile:command'({ command: { name, args, redirects }, stage }, { report }) {
      if (name?.value !== 'wget' || args.some(({ text }) => /^-\w*nv/u.test(text))) return;
      const parsed = parseArguments(args, {
        values: ['-O', '--output-document', '-P', '--directory-prefix', '-U', '-T'],
      });
      if (parsed.has(...quiet, '-h', '--help', '-V', '--version')) return;
      if (redirects.some(({ operator, descriptor }) => descriptor === 2 || operator.startsWith('&'))) return;
      const isBusybox = mayBeBusybox(stage);
      report(
        name.span,
        `\`wget\` prints a line for every few kilobytes, and what matters in the build's log drowns; add ${isBusybox ? '-q' : calm}`,
        { fixes: [isBusybox ? undefined : safe(`Add ${calm}`, insert(name.span.end, ` ${calm}`))] },
      );
    },
  },
});

/** Alpine's wget is that of busybox, which knows no kinds of progress, until another is installed. */
function mayBeBusybox(stage: Stage): boolean {
  const image = rootImage(stage);
  return !image || baseOf(stage)?.distribution === 'alpine' || /(?:^|\/)busybox$/u.test(image.repository);
}
