import type { Word } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Loop over one item',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC2041', 'shellcheck/SC2042', 'shellcheck/SC2043', 'shellcheck/SC2066', 'shellcheck/SC2258'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const compound of script.compounds) {
        if (compound.kind !== 'for' || !compound.words) continue;
        const { words } = compound;
        const comma = words.find(({ value }) => value?.endsWith(','));
        if (comma && words.length > 1) {
          report(comma.span, 'blanks separate the items of a loop: the comma becomes part of this one; leave it away');
        } else if (words.length === 1 && isOne(words[0]!)) {
          const remedy = words[0]!.hasExpansion
            ? 'leave the quotes away to split it'
            : 'name more, or leave the loop away';
          report(words[0]!.span, `this loop runs once, with \`${words[0]!.text}\`; ${remedy}`);
        }
      }
    },
  },
});

/** One item, whatever is put into it. `"$@"` and arrays are as many as there are. */
function isOne({ parts, hasGlob }: Word): boolean {
  if (hasGlob || parts.length === 0) return false;
  return parts.every((part) => {
    if (part.type !== 'double-quoted') return 'value' in part;
    return !part.parts.some((inner) => inner.type === 'parameter' && (inner.name === '@' || inner.indexed));
  });
}
