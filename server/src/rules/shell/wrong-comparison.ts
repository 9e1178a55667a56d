import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import type { Condition, Redirect, Test } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Numbers compared as texts, or texts as numbers',
  burden: 'build',
  severity: 'error',
  preset: 'recommended',
  aliases: ['shellcheck/SC2071', 'shellcheck/SC2072', 'shellcheck/SC2170'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const test of script.tests) {
        for (const redirect of test.command?.redirects ?? []) {
          const better = numeric(redirect, test);
          if (!better) continue;
          const at = { start: redirect.span.start, end: redirect.span.start + 1 };
          report(
            at,
            `\`${redirect.operator}\` sends the output of the test to a file called \`${redirect.target!.text}\` and compares nothing; write \`${better}\``,
            { fixes: [unsafe(`Write ${better}`, replace(at, better))] },
          );
        }
        for (const condition of test.conditions) {
          const found = fault(condition, test);
          if (found) report(found.at.span, found.message, { fixes: [found.fix] });
        }
      }
    },
  },
});

const numericOf: Readonly<Record<string, string>> = { '<': '-lt', '>': '-gt', '<=': '-le', '>=': '-ge' };

/** `[ $X > 1 ]`. */
function numeric({ operator, target, descriptor }: Redirect, { brackets, conditions }: Test): string | undefined {
  const isComparison =
    brackets !== '[[' && descriptor === undefined && conditions.length === 1 && !conditions[0]!.operator;
  return isComparison && /^\d+$/u.test(target?.value ?? '') ? numericOf[operator] : undefined;
}

function fault({ left, operator, right }: Condition, { brackets }: Test) {
  if (!left || !operator) return undefined;
  const better = numericOf[operator.text];
  const isNumber = (text: string | undefined) => text !== undefined && /^-?\d+$/u.test(text);
  if (better && (isNumber(left.value) || isNumber(right.value))) {
    return {
      at: operator,
      message: `\`${operator.text}\` compares texts, and 9 comes after 10 there; write \`${better}\``,
      fix: unsafe(`Write ${better}`, replace(operator.span, better)),
    };
  }
  if (!/^-(?:eq|ne|lt|le|gt|ge)$/u.test(operator.text)) return undefined;
  const decimal = [left, right].find(({ value }) => /^\d+\.\d+$/u.test(value ?? ''));
  if (decimal) {
    return {
      at: decimal,
      message: `the shell knows whole numbers only, and fails on \`${decimal.text}\``,
      fix: undefined,
    };
  }
  // In `[[ ]]` a name stands for the variable.
  const name = [left, right].find(({ value }) => /^[a-zA-Z_]\w*$/u.test(value ?? ''));
  return name && brackets !== '[['
    ? {
        at: name,
        message: `\`${operator.text}\` compares numbers, and \`${name.text}\` is none; write \`=\` for texts, or \`$${name.value}\` for a variable`,
        fix: undefined,
      }
    : undefined;
}
