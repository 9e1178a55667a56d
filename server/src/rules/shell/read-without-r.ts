import { insert } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'read without -r',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC2162'],
  on: {
    'dockerfile:command'({ command: { name, args } }, { report }) {
      if (name?.value !== 'read' || args.some(({ value }) => /^-[a-zA-Z]*r/u.test(value ?? ''))) return;
      report(
        name.span,
        '`read` takes backslashes out of what it reads, and joins lines that end in one; write `read -r`',
        { fixes: [unsafe('Add -r', insert(name.span.end, ' -r'))] },
      );
    },
  },
});
