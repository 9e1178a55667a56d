import type { StatementPart } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: '&& and || used as if and else',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC2015'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const { operators, parts, within } of script.allStatements) {
        const or = operators.length - 1;
        const and = operators[or - 1];
        if (and?.text !== '&&' || operators[or]!.text !== '||' || within.at(-1) === 'test') continue;
        const [then, otherwise] = [parts[or]!, parts[or + 1]!];
        if (isTest(then) || isHarmless(otherwise)) continue;
        report(
          and.span,
          `what stands behind \`||\` runs too where \`${then.command?.name?.text ?? 'what stands behind &&'}\` fails: this is no if and else; write \`if\``,
        );
      }
    },
  },
});

/** One condition of two, so that both may lead to what follows. */
function isTest({ command }: StatementPart): boolean {
  return command?.name?.value === '[' || command?.name?.value === 'test' || command?.name?.value === 'cd';
}

/** Says that something is wrong, or that nothing is. */
function isHarmless({ command }: StatementPart): boolean {
  if (!command) return false;
  const { name, assignments } = command;
  return name ? /^(?:echo|exit|return|printf|true|:)$/u.test(name.value ?? '') : assignments.length > 0;
}
