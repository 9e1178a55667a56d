import { insert, remove } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { span } from '../../core/span.ts';
import type { Redirect } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Redirects in the wrong order',
  burden: 'build',
  severity: 'warning',
  preset: 'strict',
  aliases: ['shellcheck/SC2069'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      const piped = script.pipelines.flatMap(({ parts }) => parts.slice(0, -1));
      for (const { redirects, span: at, within } of [...script.commands, ...script.compounds]) {
        const copy = redirects.find(isCopy);
        const file = copy && redirects.find((each) => each.span.start > copy.span.start && goesToFile(each));
        const isPiped = piped.some(({ start, end }) => start <= at.start && at.end <= end);
        // In a pipe or substitution, errors go there and output goes to the file: that is the usual way to say so.
        if (!copy || !file || isPiped || within.at(-1) === 'substitution') continue;
        report(
          copy.span,
          `\`2>&1\` sends errors where output goes now, which is not yet \`${file.target!.text}\`; write \`> ${file.target!.text} 2>&1\``,
          {
            fixes: [
              unsafe('Put it behind', remove(span(copy.span.start, file.span.start)), insert(file.span.end, ' 2>&1')),
            ],
          },
        );
      }
    },
  },
});

function isCopy({ operator, descriptor, target }: Redirect): boolean {
  return operator === '>&' && descriptor === 2 && target?.value === '1';
}

function goesToFile({ operator, descriptor, target }: Redirect): boolean {
  return /^>>?$/u.test(operator) && (descriptor ?? 1) === 1 && target !== undefined;
}
