import { insert } from '../../core/edit.ts';
import { safe, unsafe } from '../../core/fix.ts';
import { programOf } from '../../shell/pipes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'File name that may be read as a flag',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC2035'],
  on: {
    'dockerfile:command'({ command }, { report }) {
      const program = programOf(command);
      if (!command.args.some(({ hasGlob }) => hasGlob)) return;
      if (program === undefined || harmless.test(program)) return;
      for (const [index, word] of command.args.entries()) {
        if (word.value === '--') return;
        const isPattern =
          program === 'find' && /^-i?(?:name|path|lname|wholename)$/u.test(command.args[index - 1]?.text ?? '');
        if (word.parts[0]?.type !== 'glob' || !/^[*?]/u.test(word.text) || isPattern) continue;
        const make = sameNames.test(program) ? safe : unsafe;
        report(
          { start: word.span.start, end: word.span.start + 1 },
          `a file whose name begins with a dash is a flag to \`${program}\` here; write \`./${word.text}\``,
          { fixes: [make('Put ./ before it', insert(word.span.start, './'))] },
        );
      }
    },
  },
});

const harmless = /^(?:echo|printf|\[)$/u;
/** What these do with a file does not depend on how its name is written. */
const sameNames = /^(?:rm|rmdir|chmod|chown|chgrp|touch|mv|cp|cat)$/u;
