import { pipedInto, programOf } from '../../shell/pipes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Output of ls read by a program',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC2010', 'shellcheck/SC2011', 'shellcheck/SC2012', 'shellcheck/SC2045'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const command of script.commands) {
        if (programOf(command) !== 'ls' || command.pipe.index === command.pipe.length - 1) continue;
        const reader = pipedInto(command, script)?.name?.text;
        report(
          command.span,
          `\`ls\` prints for people: a name with a blank or line break gives \`${reader ?? 'the loop'}\` something else; use a glob (\`./*\`) or \`find\``,
        );
      }
      const lists = script.words.filter(({ role }) => role === 'list');
      for (const part of lists.flatMap(({ word }) => word.parts)) {
        const isList = part.type === 'substitution' && part.commands.length === 1;
        if (!isList || programOf(part.commands[0]!) !== 'ls') continue;
        report(part.span, '`ls` prints for people: a name with a blank gives this loop two; use a glob (`./*`)');
      }
    },
  },
});
