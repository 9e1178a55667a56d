import { type Edit, insert } from '../core/edit.ts';
import type { Document } from '../core/engine.ts';
import { lineAt, lineBreak, type Span } from '../core/span.ts';
import { ignoreComment } from '../core/suppress.ts';

export type IgnoreKind = 'ignore' | 'ignore-file';

/** The edit that silences a rule for one finding, or for the whole file, by a comment with a reason. */
export function ignoreEdit(document: Document, kind: IgnoreKind, rule: string, at: Span, reason: string): Edit {
  const { text, language, model } = document;
  const lineStart =
    kind === 'ignore'
      ? (language.ignoreLine?.(model, at) ?? lineAt(text, at.start).start)
      : (language.topLine?.(model) ?? 0);
  const joined = kind === 'ignore' ? joinAbove(text, lineStart, rule) : undefined;
  if (joined) return joined;
  const indentation = kind === 'ignore' ? /[ \t]*/uy : undefined;
  if (indentation) indentation.lastIndex = lineStart;
  const indent = indentation?.exec(text)?.[0] ?? '';
  return insert(lineStart, `${indent}${ignoreComment(kind, rule, reason)}${lineBreak(text)}`);
}

/** Adds the rule to an ignore comment that stands above already: a second one would speak of the first. */
function joinAbove(text: string, lineStart: number, rule: string): Edit | undefined {
  if (lineStart === 0) return undefined;
  const above = lineAt(text, lineStart - 1);
  const comment = /^\s*#\s*plimsoll\s+ignore=[^\s,]+(?:,[^\s,]+)*/u.exec(text.slice(above.start, above.end));
  return comment ? insert(above.start + comment[0].length, `,${rule}`) : undefined;
}
