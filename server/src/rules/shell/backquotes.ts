import { replace } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import { inScript } from '../../dockerfile/edits.ts';
import type { SubstitutionPart } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Substitution by backquotes',
  burden: 'build',
  severity: 'hint',
  preset: 'strict',
  aliases: ['shellcheck/SC2006'],
  on: {
    'dockerfile:script'({ script, instruction }, { report }) {
      for (const { word, fragile } of script.words) {
        if (!word.hasExpansion) continue;
        for (const outer of word.parts) {
          const isQuoted = outer.type === 'double-quoted';
          for (const part of isQuoted ? outer.parts : [outer]) {
            if (part.type !== 'substitution' || part.kind !== '`' || fragile) continue;
            report(
              part.span,
              'backquotes do not nest and take backslashes apart in ways of their own; write `$(...)`',
              { fixes: [inScript(instruction, parentheses(part, isQuoted))] },
            );
          }
        }
      }
    },
  },
});

/** What backquotes unescape is written out. No fix where a continuation stands within: the text is not that of the file. */
function parentheses({ text, span }: SubstitutionPart, isQuoted: boolean) {
  if (span.end - span.start !== text.length || !text.endsWith('`') || text.length < 2) return undefined;
  const inner = text.slice(1, -1).replace(isQuoted ? /\\([$`\\"])/gu : /\\([$`\\])/gu, '$1');
  // `$((` would begin arithmetic.
  return safe('Write $(...)', replace(span, `$(${inner.startsWith('(') ? ' ' : ''}${inner})`));
}
