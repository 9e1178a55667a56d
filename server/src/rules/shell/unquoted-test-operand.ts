import { unsafe } from '../../core/fix.ts';
import { inScript } from '../../dockerfile/edits.ts';
import { quoted } from '../../shell/quoting.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Test that is true for nothing',
  burden: 'build',
  severity: 'error',
  preset: 'recommended',
  aliases: ['shellcheck/SC2070'],
  on: {
    'dockerfile:script'({ script, instruction }, { report }) {
      for (const { brackets, conditions } of script.tests) {
        if (brackets === '[[') continue;
        for (const { left, operator, right } of conditions) {
          const part = right.parts.find(({ type }) => type === 'parameter' || type === 'substitution');
          if (left || operator?.text !== '-n' || !part) continue;
          const edits = quoted(right, part);
          report(
            right.span,
            `without quotes an empty \`${right.text}\` vanishes, and \`[ -n ]\` asks whether the text "-n" is empty: it is always true; put it into double quotes`,
            { fixes: [inScript(instruction, edits && unsafe('Put it into double quotes', ...edits))] },
          );
        }
      }
    },
  },
});
