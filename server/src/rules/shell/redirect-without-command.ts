import { rule } from '../rule.ts';

export default rule({
  title: 'Redirect without a command',
  burden: 'build',
  severity: 'hint',
  preset: 'all',
  aliases: ['shellcheck/SC2188'],
  on: {
    'dockerfile:command'({ command: { name, assignments, redirects, within } }, { report }) {
      const [redirect, ...more] = redirects;
      // `$(< file)` reads the file.
      if (name || assignments.length > 0 || !redirect || within.at(-1) === 'substitution') return;
      if (more.length > 0 || redirect.heredoc) return;
      report(redirect.span, 'this redirect has no command; write `: > file` if a file is to be made empty');
    },
  },
});
