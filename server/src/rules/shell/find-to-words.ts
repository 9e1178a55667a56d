import { insert } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import type { Command } from '../../shell/model.ts';
import { pipedInto, programOf } from '../../shell/pipes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'File names of find split into words',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC2038', 'shellcheck/SC2044'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const command of script.commands) {
        const xargs = programOf(command) === 'find' ? pipedInto(command, script) : undefined;
        if (!xargs || programOf(xargs) !== 'xargs' || prints(command) || takesNulls(xargs)) continue;
        report(
          command.span,
          'file names with blanks or quotes in them fall to pieces between `find` and `xargs`; write `find … -print0 | xargs -0`, or `-exec … {} +`',
          { fixes: [nullBytes(command, xargs)] },
        );
      }
      const lists = script.words.filter(({ role }) => role === 'list');
      for (const part of lists.flatMap(({ word }) => word.parts)) {
        const isFound = part.type === 'substitution' && part.commands.length === 1;
        if (!isFound || programOf(part.commands[0]!) !== 'find') continue;
        report(
          part.span,
          'file names with blanks in them fall to pieces in this loop; write `find … -exec`, or pipe into `while read -r`',
        );
      }
    },
  },
});

/** Something else than file names, one a line. */
function prints({ args }: Command): boolean {
  return args.some(({ value }) => /^-(?:print0|f?printf|fprint0?|f?ls)$/u.test(value ?? ''));
}

function takesNulls({ args }: Command): boolean {
  return args.some(({ value }) => /^-(?:-null|[a-zA-Z]*0)$/u.test(value ?? ''));
}

function nullBytes({ args }: Command, xargs: Command) {
  const isPlain = args.every(
    ({ value }) => !/^-(?:o|or|exec|execdir|ok|okdir|delete|print|prune)$|^,$/u.test(value ?? ''),
  );
  const hasDelimiter = xargs.args.some(({ text }) => /^-(?:d|-delimiter)/u.test(text));
  const last = args.at(-1);
  if (!isPlain || hasDelimiter || !last) return undefined;
  return safe('Separate by null bytes', insert(last.span.end, ' -print0'), insert(xargs.name!.span.end, ' -0'));
}
