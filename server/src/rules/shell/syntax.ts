import type { ShellProblem } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Script that no shell can read',
  burden: 'build',
  severity: 'error',
  preset: 'recommended',
  aliases: [
    'shellcheck/SC1009',
    'shellcheck/SC1036',
    'shellcheck/SC1046',
    'shellcheck/SC1047',
    'shellcheck/SC1048',
    'shellcheck/SC1049',
    'shellcheck/SC1050',
    'shellcheck/SC1051',
    'shellcheck/SC1056',
    'shellcheck/SC1057',
    'shellcheck/SC1058',
    'shellcheck/SC1061',
    'shellcheck/SC1062',
    'shellcheck/SC1063',
    'shellcheck/SC1064',
    'shellcheck/SC1065',
    'shellcheck/SC1070',
    'shellcheck/SC1072',
    'shellcheck/SC1073',
    'shellcheck/SC1075',
    'shellcheck/SC1088',
    'shellcheck/SC1089',
    'shellcheck/SC1131',
  ],
  on: {
    'dockerfile:script'({ script }, { report }) {
      // What comes after the first one mostly follows from it.
      const problem = script.problems.find(({ message }) => !message.startsWith('maximum'));
      if (problem) report(placeOf(problem), `the shell stops here and runs nothing of it: ${inWords(problem)}`);
    },
  },
});

/** At the end of a script there is nothing to stand on but its last character. */
function placeOf({ span: { start, end } }: ShellProblem) {
  return { start: start === end ? Math.max(0, start - 1) : start, end };
}

function inWords({ message }: ShellProblem): string {
  return message
    .replace(/^unterminated (.+)$/u, 'the $1 that begins here has no end')
    .replace(/^unexpected token 'newline'$/u, 'nothing may end here')
    .replace(/^unexpected token '(.+)'$/su, '`$1` fits nowhere here')
    .replace(/^expected '(.+)' to close '(.+)'$/u, '`$1` is missing for `$2`')
    .replace(/^expected '(.+)' to close (.+)$/u, '`$1` is missing for the $2')
    .replace(/^expected '(.+)'/u, '`$1` is missing')
    .replace(/^expected (.+) after '(.+)'$/u, 'there is no $1 behind `$2`')
    .replace(/^expected (.+)$/u, 'the $1 is missing');
}
