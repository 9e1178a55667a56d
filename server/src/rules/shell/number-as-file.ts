import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { span } from '../../core/span.ts';
import type { Command, Redirect, Test } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'File named like a descriptor',
  burden: 'build',
  severity: 'warning',
  preset: 'strict',
  aliases: ['shellcheck/SC2210'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      const compared = new Set(script.tests.filter(isComparison).map(({ command }) => command));
      for (const owner of [...script.commands, ...script.compounds]) {
        if (compared.has(owner as Command)) continue;
        for (const redirect of owner.redirects) {
          const { operator, target } = redirect;
          if (!/^>>?$/u.test(operator) || !/^\d$/u.test(target?.text ?? '')) continue;
          report(
            redirect.span,
            `this makes a file called \`${target!.text}\`; write \`>&${target!.text}\` if the descriptor is meant`,
            { fixes: [descriptor(redirect)] },
          );
        }
      }
    },
  },
});

/** `[ $X > 1 ]` is a comparison that went wrong. */
function isComparison({ conditions, command }: Test): boolean {
  const [redirect] = command?.redirects ?? [];
  const isInside = redirect !== undefined && redirect.span.end < command!.span.end;
  return conditions.length === 1 && !conditions[0]!.operator && isInside;
}

function descriptor({ operator, target, span: at, descriptor }: Redirect) {
  const start = at.start + (descriptor === undefined ? 0 : String(descriptor).length);
  return operator === '>' && target
    ? unsafe(`Write >&${target.text}`, replace(span(start, target.span.end), `>&${target.text}`))
    : undefined;
}
