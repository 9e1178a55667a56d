import { insert } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import { stopsOnFailure } from '../../dockerfile/sh.ts';
import type { Command, Script } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'cd without a check',
  burden: 'build',
  severity: 'warning',
  preset: 'strict',
  aliases: ['shellcheck/SC2164'],
  on: {
    'dockerfile:command'(event, { report }) {
      const { command, script } = event;
      const { name, args, chain, pipe } = command;
      if (!/^(?:cd|pushd|popd)$/u.test(name?.value ?? '') || isChecked(command) || isLast(command, script)) return;
      if (isAlwaysThere(args[0]?.value) || stopsOnFailure(event, command.span)) return;
      const target = args[0]?.text ?? 'the folder';
      report(
        command.span,
        `if \`${target}\` is not there, what follows runs in the wrong folder; go on with \`&&\`, or end with \`|| exit 1\``,
        {
          fixes: [
            chain.length === 1 && pipe.length === 1
              ? safe('Add || exit 1', insert(command.span.end, ' || exit 1'))
              : undefined,
          ],
        },
      );
    },
  },
});

function isChecked({ after, within }: Command): boolean {
  return after?.text === '&&' || after?.text === '||' || within.at(-1) === 'test';
}

/** Nothing follows, and its exit code is that of the instruction. */
function isLast(command: Command, { commands }: Script): boolean {
  return commands.at(-1) === command && command.within.length === 0 && command.pipe.length === 1;
}

/** `/`, `..` and their like. */
function isAlwaysThere(folder: string | undefined): boolean {
  return folder !== undefined && folder !== '' && /^\/*(?:\.{1,2}\/+)*(?:\.{1,2})?$/u.test(folder);
}
