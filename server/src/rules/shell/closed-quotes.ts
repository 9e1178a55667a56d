import { insert } from '../../core/edit.ts';
import { safe, unsafe } from '../../core/fix.ts';
import { inScript } from '../../dockerfile/edits.ts';
import type { Word, WordPart } from '../../shell/model.ts';
import { quoted } from '../../shell/quoting.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Quotes that end where they should not',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC2026', 'shellcheck/SC2027', 'shellcheck/SC2140'],
  on: {
    'dockerfile:script'({ script, instruction }, { report }) {
      for (const use of script.words) {
        // `["key"]="value"` of an array.
        if (use.role === 'element' || use.word.parts.length < 2) continue;
        for (const [index, part] of use.word.parts.entries()) {
          const fault = faultOf(part, use.word.parts[index - 1], use.word.parts[index + 1]);
          if (!fault) continue;
          const fix = use.fragile ? undefined : fixOf(use.word, part, fault);
          report(part.span, fault === 'merge' ? nested(part) : literal(part), { fixes: [inScript(instruction, fix)] });
        }
      }
    },
  },
});

type Fault = 'merge' | 'escape' | 'single';

function faultOf(part: WordPart, before: WordPart | undefined, after: WordPart | undefined): Fault | undefined {
  const isBetween = before?.type === 'double-quoted' && after?.type === 'double-quoted';
  if (part.type === 'literal') {
    if (before?.type === 'single-quoted' && /^[a-zA-Z0-9]+$/u.test(part.text)) return 'single';
    const isWhole = holdsOne(before) && holdsOne(after);
    return isBetween && !isWhole && !/^[=:/]$|^["'\\]/u.test(part.text) ? 'escape' : undefined;
  }
  return isBetween && (part.type === 'parameter' || part.type === 'substitution') ? 'merge' : undefined;
}

/** `"$X"`: quotes around one thing that is expanded are there for it alone. */
function holdsOne(part: WordPart | undefined): boolean {
  if (part?.type !== 'double-quoted' || part.parts.length !== 1) return false;
  return part.parts[0]!.type === 'parameter' || part.parts[0]!.type === 'substitution';
}

function nested({ text }: WordPart): string {
  return `the quotes on both sides end before \`${text}\` and leave it without; leave the inner ones away`;
}

function literal({ text }: WordPart): string {
  return `\`${text}\` stands outside of the quotes, which vanish around it; escape them if they belong to the text`;
}

function fixOf(word: Word, part: WordPart, fault: Fault) {
  const { start, end } = part.span;
  if (fault === 'escape') return unsafe('Escape the quotes', insert(start - 1, '\\'), insert(end, '\\'));
  const edits = fault === 'merge' ? quoted(word, part) : undefined;
  return edits && safe('Leave the inner quotes away', ...edits);
}
