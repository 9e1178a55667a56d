import { insert, remove } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { span } from '../../core/span.ts';
import { pipedInto, programOf } from '../../shell/pipes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Lines of grep counted by wc',
  burden: 'build',
  severity: 'hint',
  preset: 'all',
  aliases: ['shellcheck/SC2126'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const command of script.commands) {
        const wc = /^[ef]?grep$/u.test(programOf(command) ?? '') ? pipedInto(command, script) : undefined;
        if (!wc || programOf(wc) !== 'wc' || wc.args.length !== 1 || wc.args[0]!.value !== '-l') continue;
        if (command.args.some(({ value }) => /^-[a-zA-Z]*[oABCr]|^--(?:only|after|before|context)/u.test(value ?? '')))
          continue;
        report(command.span, '`grep` counts lines itself; write `grep -c`', {
          fixes: [
            unsafe('Write grep -c', insert(command.name!.span.end, ' -c'), remove(span(command.span.end, wc.span.end))),
          ],
        });
      }
    },
  },
});
