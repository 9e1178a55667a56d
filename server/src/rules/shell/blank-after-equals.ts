import { remove } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { span } from '../../core/span.ts';
import { isDeclaration } from '../../shell/setters.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Blank behind the equals sign of an assignment',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC1007'],
  on: {
    'dockerfile:command'({ command: { name, args, assignments } }, { report }) {
      const words = isDeclaration(name?.value) ? args : name ? [name] : [];
      for (const { name: variable, value, array, append, span: at } of assignments) {
        const next = words.find(({ span }) => span.start > at.end);
        if (value || array || append || !next || meantEmpty.test(variable)) continue;
        const blank = span(at.end, next.span.start);
        report(
          blank,
          `the blank makes \`${variable}\` empty for \`${next.text}\`; take it out to assign that, or write \`${variable}=''\` to say that it is meant`,
          { fixes: [unsafe('Take the blank out', remove(blank))] },
        );
        return;
      }
    },
  },
});

/** Variables that are made empty for one command as a matter of course. */
const meantEmpty = /^(?:IFS|LC_\w+|LANG|LANGUAGE)$/u;
