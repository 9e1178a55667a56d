import type { Word } from '../../shell/model.ts';
import { programOf } from '../../shell/pipes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Action of find for the last condition only',
  burden: 'build',
  severity: 'warning',
  preset: 'strict',
  aliases: ['shellcheck/SC2146'],
  on: {
    'dockerfile:command'({ command }, { report }) {
      if (programOf(command) !== 'find' || command.args.some(({ text }) => /^\\?[()]$|^['"][()]['"]$/u.test(text)))
        return;
      const or = command.args.findLastIndex(({ value }) => value === '-o' || value === '-or');
      const action = or === -1 ? -1 : command.args.findIndex((word, index) => index > or && isAction(word));
      if (command.args[action]?.value === '-prune') return;
      if (action <= or + 1 || command.args.slice(0, or).some(isAction)) return;
      report(
        command.args[action]!.span,
        `\`${command.args[action]!.text}\` belongs to the condition behind \`-o\` alone; put all of them into \`\\( … \\)\``,
      );
    },
  },
});

function isAction({ value }: Word): boolean {
  return /^-(?:exec|execdir|ok|okdir|delete|f?print0?|f?printf|f?ls|prune|quit)$/u.test(value ?? '');
}
