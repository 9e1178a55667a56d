import { insert, replace } from '../../core/edit.ts';
import { type Fix, unsafe } from '../../core/fix.ts';
import { copiedFile } from '../../dockerfile/copied-files.ts';
import { lookupVariable } from '../../dockerfile/variables.ts';
import type { PackageManager } from '../../knowledge/package-managers.ts';
import type { Word } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Lock file is not enforced',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  on: {
    'dockerfile:manager-call'(event, { report }) {
      const { call } = event;
      const { lock } = call.manager;
      if (!lock || call.parsed.has(...lock.settled)) return;
      const { variables } = event.instruction.environment;
      if (lock.variables?.some((name) => lookupVariable(variables, name))) return;
      const { operands } = call.parsed;
      const form = lock.forms.find((form) => operands.map(({ value }) => value).join(' ') === form);
      const file = form !== undefined && lock.files.find((file) => copiedFile(event, file));
      if (!file) return;
      const at = operands.at(-1) ?? call.program;
      report(
        at.span,
        `where \`${file}\` and the project disagree, \`${call.program.text}${form && ` ${form}`}\` installs what it thinks best and writes the file anew, unseen; ${lock.advice} fails instead`,
        { fixes: [fixOf(at, lock)] },
      );
    },
  },
});

function fixOf(at: Word, { instead, advice }: NonNullable<PackageManager['lock']>): Fix {
  if (instead) return unsafe(`Use ${advice}`, replace(at.span, instead));
  return unsafe(`Add ${advice}`, insert(at.span.end, ` ${advice}`));
}
