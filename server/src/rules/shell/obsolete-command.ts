import { replace } from '../../core/edit.ts';
import { type Fix, safe, unsafe } from '../../core/fix.ts';
import type { Command } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Obsolete command',
  burden: 'build',
  severity: 'hint',
  preset: 'strict',
  aliases: [
    'shellcheck/SC2003',
    'shellcheck/SC2186',
    'shellcheck/SC2196',
    'shellcheck/SC2197',
    'shellcheck/SC2230',
    'shellcheck/SC2308',
  ],
  on: {
    'dockerfile:command'({ command }, { report }) {
      const { name, args } = command;
      const replacement = replacements[name?.value ?? ''];
      const isMatch = name?.value === 'expr' && args[1]?.value === ':';
      if (!name || !replacement || isMatch) return;
      const isExtension = name.value === 'expr' && /^(?:substr|length|match|index)$/u.test(args[0]?.value ?? '');
      report(
        isExtension ? args[0]!.span : name.span,
        `\`${name.text}\` ${replacement.why}; write \`${replacement.instead}\``,
        { fixes: [replacement.fix?.(command)] },
      );
    },
  },
});

interface Replacement {
  readonly why: string;
  readonly instead: string;
  readonly fix?: (command: Command) => Fix | undefined;
}

const replacements: Readonly<Record<string, Replacement | undefined>> = {
  egrep: {
    why: 'is left over from before `grep` had -E, and GNU grep warns of it',
    instead: 'grep -E',
    fix: ({ name }) => safe('Write grep -E', replace(name!.span, 'grep -E')),
  },
  fgrep: {
    why: 'is left over from before `grep` had -F, and GNU grep warns of it',
    instead: 'grep -F',
    fix: ({ name }) => safe('Write grep -F', replace(name!.span, 'grep -F')),
  },
  tempfile: {
    why: 'is gone from Debian, and nowhere else',
    instead: 'mktemp',
    fix: ({ name, args }) => (args.length === 0 ? safe('Write mktemp', replace(name!.span, 'mktemp')) : undefined),
  },
  which: {
    why: 'is a program that slim images lack',
    instead: 'command -v',
    fix: ({ name, args: [program, ...more] }) =>
      program && more.length === 0 && !program.text.startsWith('-')
        ? unsafe('Write command -v', replace(name!.span, 'command -v'))
        : undefined,
  },
  expr: { why: 'starts a program for what the shell does itself', instead: '$((...))' },
};
