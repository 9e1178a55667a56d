import { insert, remove, replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { span } from '../../core/span.ts';
import type { Command, Condition, SubstitutionPart, Test } from '../../shell/model.ts';
import { programOf } from '../../shell/pipes.ts';
import { onlyPart } from '../../shell/places.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Output of grep asked for emptiness',
  burden: 'build',
  severity: 'hint',
  preset: 'all',
  aliases: ['shellcheck/SC2143'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const test of script.tests) {
        for (const condition of test.conditions) {
          const part = asked(condition);
          const grep = part && grepOf(part);
          if (!grep) continue;
          report(
            (condition.operator ?? condition.right).span,
            `\`${grep.name!.text}\` reads to the end to fill a string that is only looked at for emptiness; ask for its exit code: \`if grep -q …\``,
            { fixes: [quiet(test, condition, part, grep)] },
          );
        }
      }
    },
  },
});

function asked({ left, operator, right }: Condition): SubstitutionPart | undefined {
  const part = left || (operator && !/^-[nz]$/u.test(operator.text)) ? undefined : onlyPart(right);
  return part?.type === 'substitution' ? part : undefined;
}

/** The command that prints is a grep that is not quiet and does not count. */
function grepOf({ statements, commands }: SubstitutionPart): Command | undefined {
  const last = commands.at(-1);
  const isGrep = last && /^[efz]?grep$/u.test(programOf(last) ?? '') && last.pipe.index === last.pipe.length - 1;
  if (!isGrep || statements.length > 1) return undefined;
  return last.args.some(({ value }) => /^-[a-zA-Z]*[cq]/u.test(value ?? '')) ? undefined : last;
}

function quiet(test: Test, { negations, operator }: Condition, part: SubstitutionPart, grep: Command) {
  const isPlain = test.conditions.length === 1 && negations.length === 0 && grep.redirects.length === 0;
  const [statement] = part.statements;
  if (!isPlain || part.kind !== '$(' || !statement || statement.operators.length > 0) return undefined;
  return unsafe(
    'Ask grep itself',
    replace(span(test.span.start, statement.span.start), operator?.text === '-z' ? '! ' : ''),
    insert(grep.name!.span.end, ' -q'),
    remove(span(statement.span.end, test.span.end)),
  );
}
