import { unsafe } from '../../core/fix.ts';
import { before, inScript } from '../../dockerfile/edits.ts';
import type { ScriptEvent } from '../../dockerfile/events.ts';
import { shBehind } from '../../dockerfile/sh.ts';
import { isDeclared } from '../../dockerfile/variables.ts';
import { bashism, type ShProgram } from '../../knowledge/shells.ts';
import { bashismsOf } from '../../shell/bashisms.ts';
import { posixFix } from '../../shell/posix.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Syntax of bash under sh',
  burden: 'build',
  severity: 'error',
  preset: 'recommended',
  aliases: [
    'shellcheck/SC2039',
    'shellcheck/SC2112',
    'shellcheck/SC2113',
    'shellcheck/SC3001',
    'shellcheck/SC3002',
    'shellcheck/SC3003',
    'shellcheck/SC3004',
    'shellcheck/SC3005',
    'shellcheck/SC3006',
    'shellcheck/SC3007',
    'shellcheck/SC3008',
    'shellcheck/SC3009',
    'shellcheck/SC3010',
    'shellcheck/SC3011',
    'shellcheck/SC3014',
    'shellcheck/SC3015',
    'shellcheck/SC3016',
    'shellcheck/SC3018',
    'shellcheck/SC3019',
    'shellcheck/SC3020',
    'shellcheck/SC3021',
    'shellcheck/SC3024',
    'shellcheck/SC3025',
    'shellcheck/SC3028',
    'shellcheck/SC3029',
    'shellcheck/SC3030',
    'shellcheck/SC3032',
    'shellcheck/SC3033',
    'shellcheck/SC3034',
    'shellcheck/SC3036',
    'shellcheck/SC3037',
    'shellcheck/SC3038',
    'shellcheck/SC3039',
    'shellcheck/SC3040',
    'shellcheck/SC3044',
    'shellcheck/SC3045',
    'shellcheck/SC3046',
    'shellcheck/SC3047',
    'shellcheck/SC3048',
    'shellcheck/SC3050',
    'shellcheck/SC3051',
    'shellcheck/SC3052',
    'shellcheck/SC3053',
    'shellcheck/SC3054',
    'shellcheck/SC3055',
    'shellcheck/SC3056',
    'shellcheck/SC3057',
    'shellcheck/SC3058',
    'shellcheck/SC3059',
    'shellcheck/SC3060',
    'shellcheck/SC3061',
    'shellcheck/SC3062',
  ],
  on: {
    'dockerfile:script'(event, { report }) {
      const { script, instruction, stage } = event;
      if (script.dialect !== 'sh') return;
      const found = bashismsOf(script);
      if (found.length === 0) return;
      const program = shBehind(instruction, stage);
      if (!program || program === 'bash') return;
      for (const each of found) {
        const { name, instead, ash, silent, code } = bashism(each.id);
        if (program === 'ash' && ash) continue;
        if (each.variable && isDeclared(instruction.environment, each.variable)) continue;
        const outcome = silent ? 'takes it for something else' : 'fails on it';
        const remedy = instead ? `write ${instead}, or have bash run it` : 'have bash run it';
        report(
          each.span,
          `${name} is bash's, and \`sh\`, which is ${program === 'ash' ? 'busybox' : program} here, ${outcome}; ${remedy} (\`SHELL ["/bin/bash", "-c"]\`)`,
          {
            fixes: [inScript(instruction, posixFix(each, script)), shellLine(event, program)],
            ...(code && { alias: `shellcheck/${code}` }),
          },
        );
      }
    },
  },
});

/** Images with dash have bash too. */
function shellLine({ file, instruction, script }: ScriptEvent, program: ShProgram) {
  const isOwn = instruction.form === 'shell' && script === instruction.scripts[0];
  if (program !== 'dash' || !isOwn || instruction.onbuild) return undefined;
  return unsafe('Have bash run this and what follows', before(file, instruction, 'SHELL ["/bin/bash", "-c"]'));
}
