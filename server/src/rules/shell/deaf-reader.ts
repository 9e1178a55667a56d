import type { Command } from '../../shell/model.ts';
import { programOf } from '../../shell/pipes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Input for a command that reads none',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['shellcheck/SC2216', 'shellcheck/SC2217'],
  on: {
    'dockerfile:command'({ command }, { report }) {
      const program = programOf(command);
      if (program === undefined || !deaf.has(program) || mayAsk(command)) return;
      const isPiped = command.pipe.index > 0;
      const isGiven = command.redirects.some(({ operator }) => operator.startsWith('<'));
      if (!isPiped && !isGiven) return;
      report(
        command.span,
        `\`${program}\` reads no input: what is ${isGiven ? 'redirected' : 'piped'} into it is lost; is \`xargs ${program}\`, or \`$(...)\`, meant?`,
      );
    },
  },
});

/** Source: their manual pages. */
const deaf: ReadonlySet<string> = new Set(
  `alias basename bg cd chgrp chmod chown cp du echo export fg getconf getopts jobs kill ln ls mv printf ps pwd renice rm
    rmdir set sleep touch trap ulimit unalias uname`.split(/\s+/u),
);

/** `yes | rm -i`: questions are answered by what comes in. */
function mayAsk({ args }: Command): boolean {
  return args.some(({ value }) => /^-[a-zA-Z]*i|^--interactive|^\/dev\/stdin$|^--files0-from/u.test(value ?? ''));
}
