import { insert } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import { programOf } from '../../shell/pipes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'find without a folder',
  burden: 'build',
  severity: 'hint',
  preset: 'all',
  aliases: ['shellcheck/SC2185'],
  on: {
    'dockerfile:command'({ command }, { report }) {
      const { name, args } = command;
      const first = args.find(({ value }) => !/^-(?:[HLPX]|O\d|D)$/u.test(value ?? ''));
      const isTest = first === undefined || /^[-(!\\]/u.test(first.text);
      if (programOf(command) !== 'find' || !isTest || args[0] !== first) return;
      report(
        name!.span,
        'which folder `find` begins in is left to the program; GNU takes the current one, others fail; name it: `find .`',
        {
          fixes: [safe('Name the current folder', insert(name!.span.end, ' .'))],
        },
      );
    },
  },
});
