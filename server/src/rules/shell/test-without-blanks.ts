import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { placeIn } from '../../shell/places.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Test without blanks around its operator',
  burden: 'build',
  severity: 'error',
  preset: 'recommended',
  aliases: ['shellcheck/SC1035', 'shellcheck/SC2077'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const { conditions } of script.tests) {
        for (const { left, operator, right } of conditions) {
          const part = right.parts.find(({ type, text }) => type === 'literal' && /(?:[=!]=|=~|=)/u.test(text));
          const isAsked = !left && (!operator || /^-[nz]$/u.test(operator.text)) && right.parts.length > 1;
          const found = part && /[=!]=|=~|=/u.exec(part.text);
          if (!isAsked || !found) continue;
          const at = placeIn(part, found.index, found.index + found[0].length);
          report(
            at,
            `without blanks around \`${found[0]}\` this is one text that is never empty, and the test is always true; put blanks around it`,
            { fixes: [unsafe('Put blanks around it', replace(at, ` ${found[0]} `))] },
          );
        }
      }
      for (const { name } of script.commands) {
        const isJoined = name && /^\[\[?./u.test(name.text) && name.text !== '[[' && name.hasExpansion;
        if (!isJoined) continue;
        const brackets = name.text.startsWith('[[') ? '[[' : '[';
        report(
          { start: name.span.start, end: name.span.start + brackets.length },
          `\`${brackets}\` is a command, and a blank has to stand behind it; the shell looks for a program called \`${name.text}\``,
          {
            fixes: [
              unsafe(
                'Put a blank behind it',
                replace({ start: name.span.start, end: name.span.start + brackets.length }, `${brackets} `),
              ),
            ],
          },
        );
      }
    },
  },
});
