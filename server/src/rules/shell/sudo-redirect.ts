import { rule } from '../rule.ts';

export default rule({
  title: 'Redirect that sudo does not reach',
  burden: 'build',
  severity: 'warning',
  preset: 'strict',
  aliases: ['shellcheck/SC2024', 'shellcheck/SC2232'],
  on: {
    'dockerfile:command'({ command: { name, args, redirects } }, { report }) {
      if (name?.value !== 'sudo') return;
      for (const { operator, target, span } of redirects) {
        if (!/^(?:>>?|<)$/u.test(operator) || !target || target.text.startsWith('/dev/')) continue;
        report(
          { start: span.start, end: span.start + operator.length },
          `the shell opens \`${target.text}\` before \`sudo\` starts, as the user that it runs as; write \`${operator === '<' ? `sudo cat ${target.text} |` : `| sudo tee ${operator === '>>' ? '-a ' : ''}${target.text}`}\``,
        );
      }
      if (args[0]?.value !== 'cd') return;
      report(args[0].span, '`sudo cd` changes the folder of a process that ends at once; use `sudo sh -c "cd … && …"`');
    },
  },
});
