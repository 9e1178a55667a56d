import { replace } from '../../core/edit.ts';
import { safe, unsafe } from '../../core/fix.ts';
import type { Command, Script, Test, TestWord } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Several questions in one test',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC2107', 'shellcheck/SC2108', 'shellcheck/SC2109', 'shellcheck/SC2110', 'shellcheck/SC2166'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const test of script.tests) {
        for (const joint of test.joints) {
          if (test.brackets === '[[' ? !/^-/u.test(joint.text) : test.brackets !== '[') continue;
          const better = test.brackets === '[[' ? operator(joint) : `] ${operator(joint)} [`;
          report(
            joint.span,
            `\`${joint.text}\` is not well defined in a test, and gone from POSIX; write \`${better}\``,
            {
              fixes: [split(test)],
            },
          );
        }
      }
      for (const command of script.commands) {
        const joint = openTest(command, script);
        if (!joint) continue;
        report(
          joint.span,
          `the shell ends the test at \`${joint.text}\`: \`[\` finds no \`]\`, and what follows is run as a command; write \`] ${joint.text} [\``,
          { severity: 'error', fixes: [safe(`Write ] ${joint.text} [`, replace(joint.span, `] ${joint.text} [`))] },
        );
      }
    },
  },
});

function operator({ text }: TestWord): '&&' | '||' {
  return text === '-a' ? '&&' : '||';
}

/** All joints at once, where they are of one kind and no parentheses stand around: `-a` binds closer than `-o`, `&&` does not. */
function split({ brackets, joints, command }: Test) {
  const isMixed = new Set(joints.map(({ text }) => text)).size > 1;
  if (brackets !== '[' || isMixed || command?.args.some(({ text }) => /^\\?[()]$/u.test(text))) return undefined;
  // A list in place of one command, so that what stands around it may bind otherwise.
  const isAlone = command?.chain.length === 1 && command.pipe.length === 1;
  const make = isAlone ? safe : unsafe;
  return make('Split it', ...joints.map((joint) => replace(joint.span, `] ${operator(joint)} [`)));
}

/** `[ a && b ]`: a `[` without its end, before an operator whose other side ends with it. */
function openTest({ name, args, after }: Command, { commands }: Script) {
  if (name?.value !== '[' || args.at(-1)?.value === ']' || (after?.text !== '&&' && after?.text !== '||'))
    return undefined;
  const next = commands.find(({ before }) => before === after);
  return next?.name?.value !== '[' && next?.args.at(-1)?.value === ']' ? after : undefined;
}
