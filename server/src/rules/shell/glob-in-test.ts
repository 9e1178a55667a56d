import { rule } from '../rule.ts';

export default rule({
  title: 'Pattern in a test that knows none',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['shellcheck/SC2081', 'shellcheck/SC2144'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const { brackets, conditions } of script.tests) {
        for (const { left, operator, right } of conditions) {
          const hasPattern = right.parts.some(({ type }) => type === 'glob');
          if (!operator || !hasPattern) continue;
          if (left && brackets !== '[[' && /^(?:==?|!=)$/u.test(operator.text)) {
            report(
              right.span,
              `\`${brackets}\` compares texts: the shell puts file names in place of \`${right.text}\` first; write \`case\`, or \`[[ ]]\` in bash`,
            );
          } else if (!left && (brackets !== '[[' || /^-[a-hk-pr-uwxGLNOS]$/u.test(operator.text))) {
            report(
              right.span,
              `\`${operator.text}\` asks for one file: it fails where \`${right.text}\` matches two; use a loop, or \`ls\` with its output thrown away`,
            );
          }
        }
      }
    },
  },
});
