import type { Word } from '../../shell/model.ts';
import { programOf } from '../../shell/pipes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'printf with too few or too many words',
  burden: 'build',
  severity: 'warning',
  preset: 'strict',
  aliases: ['shellcheck/SC2182', 'shellcheck/SC2183'],
  on: {
    'dockerfile:command'({ command }, { report }) {
      if (programOf(command) !== 'printf') return;
      const words = command.args[0]?.value === '--' ? command.args.slice(1) : command.args;
      const [format, ...given] = words;
      if (format?.value === undefined || format.value === '-v' || given.some(isSeveral)) return;
      const wanted = conversions(format.value);
      if (wanted === undefined) return;
      if (wanted === 0 && given.length > 0) {
        report(format.span, 'this format has no place for the words behind it: they are not printed; put `%s` into it');
      } else if (wanted > 0 && (given.length === 0 || given.length % wanted !== 0)) {
        report(
          format.span,
          `this format takes ${counted(wanted)}, and ${given.length === 0 ? 'none follows' : `${given.length} ${given.length === 1 ? 'follows' : 'follow'}`}: what is missing is printed as nothing`,
        );
      }
    },
  },
});

function counted(count: number): string {
  return count === 1 ? 'a word' : `${count} words at a time`;
}

/** How many words a format takes; undefined where one says how wide another is. */
function conversions(format: string): number | undefined {
  const found =
    format.replaceAll('%%', '').match(/%[-+ #0']*(?:\*|\d+)?(?:\.(?:\*|\d*))?(?:\([^)]*\))?[a-zA-Z]/gu) ?? [];
  return found.some((each) => each.includes('*')) ? undefined : found.length;
}

/** It may become more words than one, or none. */
function isSeveral({ parts, hasGlob }: Word): boolean {
  return (
    hasGlob ||
    parts.some((part) =>
      part.type === 'double-quoted'
        ? part.parts.some((inner) => inner.type === 'parameter' && (inner.name === '@' || inner.indexed))
        : part.type === 'parameter' || part.type === 'substitution',
    )
  );
}
