import { insert } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import type { Alias } from '../../core/rule.ts';
import { isAsked } from '../../dockerfile/prompts.ts';
import { rule } from '../rule.ts';

/** hadolint has a code for each program. */
const aliases: ReadonlyMap<string, Alias> = new Map([
  ['apt-get', 'hadolint/DL3014'],
  ['yum', 'hadolint/DL3030'],
  ['zypper', 'hadolint/DL3034'],
  ['dnf', 'hadolint/DL3038'],
]);

export default rule({
  title: 'Package manager waits for an answer',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3014', 'hadolint/DL3030', 'hadolint/DL3034', 'hadolint/DL3038', 'trivy/DS-0021'],
  on: {
    'dockerfile:manager-call'(event, { report }) {
      const { call } = event;
      if (!call.subcommand || !isAsked(call, event)) return;
      const { program, subcommand, manager } = call;
      const { answers, before } = manager.prompt!;
      const alias = aliases.get(program.text);
      report(
        subcommand.span,
        `\`${program.text} ${subcommand.text}\` asks before it goes on, and in a build nobody answers: it gives up as soon as there is something to ask; add ${answers[0]}`,
        {
          fixes: [safe(`Add ${answers[0]}`, insert((before ? program : subcommand).span.end, ` ${answers[0]}`))],
          ...(alias && { alias }),
        },
      );
    },
  },
});
