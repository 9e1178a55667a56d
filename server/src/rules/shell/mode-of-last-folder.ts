import { parseArguments } from '../../shell/arguments.ts';
import type { Word } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Mode for the last folder only',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC2174'],
  on: {
    'dockerfile:command'({ command }, { report }) {
      if (command.name?.value !== 'mkdir') return;
      const { flags, operands, has } = parseArguments(command.args, { values: ['-m', '--mode'] });
      const mode = flags.find(({ name }) => name === '-m' || name === '--mode');
      if (!mode || !has('-p', '--parents') || !operands.some(hasParents)) return;
      report(
        mode.word.span,
        'the mode is that of the last folder alone: those that `-p` makes on the way get the usual one; make them one by one, or `chmod` them',
      );
    },
  },
});

/** More than one folder may have to be made. */
function hasParents({ value }: Word): boolean {
  return value === undefined || !/^(?:\/|(?:\.{1,2}\/)*)[^/]+\/*$/u.test(value);
}
