import { rule } from '../rule.ts';

export default rule({
  title: 'PATH overwritten',
  burden: 'build',
  severity: 'error',
  preset: 'recommended',
  aliases: ['shellcheck/SC2123'],
  on: {
    'dockerfile:command'({ command: { name, assignments } }, { report }) {
      for (const { name: variable, value, span, append } of assignments) {
        if (variable !== 'PATH' || append || (name && name.value !== 'export')) continue;
        const text = value?.value ?? (value ? undefined : '');
        // A whole list of folders, or one that takes the old in, is meant.
        if (text === undefined || text.includes(':') || /(?:^|\/)bin\/?$/u.test(text)) continue;
        report(
          { start: span.start, end: span.start + variable.length },
          'PATH is where the shell looks for programs: after this it finds none; take another name, or append to `$PATH`',
        );
      }
    },
  },
});
