import type { Word } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Word that is no command',
  burden: 'build',
  severity: 'error',
  preset: 'recommended',
  aliases: [
    'shellcheck/SC2211',
    'shellcheck/SC2215',
    'shellcheck/SC2286',
    'shellcheck/SC2287',
    'shellcheck/SC2288',
    'shellcheck/SC2289',
  ],
  on: {
    'dockerfile:command'({ command: { name } }, { report }) {
      const why = name && fault(name);
      if (why) report(name.span, `the shell runs \`${name.text}\` as a command here; ${why}`);
    },
  },
});

function fault({ text, value, parts }: Word): string | undefined {
  if (/^-./u.test(text)) return 'does the line above lack its `\\`?';
  if (parts[0]?.type === 'glob') return 'it becomes whatever file matches first; name the program';
  if (value === undefined) return undefined;
  if (value === '') return 'it is empty; write `true` to do nothing';
  if (/\/$/u.test(value)) return 'it is a folder; is a blank too many in the path?';
  if (/[\t\n]/u.test(value)) return 'it holds a line break or tab; are the quotes right?';
  return /[{}()\]"',.;:]$/u.test(value) && value !== '.' && value !== ':' && !/^\[|^[{}]$/u.test(value)
    ? `it ends with \`${value.at(-1)}\`; is a quote or blank missing?`
    : undefined;
}
