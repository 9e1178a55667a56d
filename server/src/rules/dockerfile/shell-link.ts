import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { linksBash } from '../../dockerfile/sh.ts';
import type { Command, Script } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Shell swapped by a link',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL4005'],
  on: {
    'dockerfile:command'({ command, script, instruction }, { report }) {
      const link = command.args.find(({ value }) => value !== undefined && isSh(value));
      if (command.name?.value !== 'ln' || !link) return;
      const isWhole = instruction.form === 'shell' && isNothingElse(script);
      report(
        link.span,
        `a link in place of \`${link.text}\` swaps the shell under every program of the image, and the next update of its package takes it back; name the shell with SHELL`,
        {
          fixes: [
            isWhole && linksBash(command)
              ? unsafe('Write a SHELL line', replace(instruction.span, 'SHELL ["/bin/bash", "-c"]'))
              : undefined,
          ],
        },
      );
    },
  },
});

function isSh(path: string): boolean {
  return path === '/bin/sh' || path === '/usr/bin/sh';
}

/** The script takes the old link away and makes the new one. */
function isNothingElse({ commands }: Script): boolean {
  const isAbout = ({ name, args }: Command) =>
    /^(?:rm|mv|ln)$/u.test(name?.value ?? '') && args.some(({ value }) => isSh(value ?? ''));
  return commands.every(isAbout);
}
