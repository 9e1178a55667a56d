import type { Span } from './span.ts';

/** Replaces `text.slice(start, end)`; an insertion where both are equal. */
export interface Edit extends Span {
  readonly text: string;
}

export function replace(at: Span, text: string): Edit {
  return { start: at.start, end: at.end, text };
}

export function insert(offset: number, text: string): Edit {
  return { start: offset, end: offset, text };
}

export function remove(at: Span): Edit {
  return { start: at.start, end: at.end, text: '' };
}

/** Two edits collide where their ranges share a character, or where one inserts inside or at the start of the other. */
export function collide(a: Edit, b: Edit): boolean {
  if (a.start === b.start) return true;
  return a.start < b.start ? b.start < a.end : a.start < b.end;
}

/**
 * The text with all edits applied, in whatever order they are given.
 * @throws RangeError where two edits collide or one lies outside the text: such a fix is a fault of its rule.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let position = 0;
  for (const [index, edit] of sorted.entries()) {
    if (edit.start > edit.end || edit.start < 0 || edit.end > text.length) {
      throw new RangeError(`edit ${edit.start}..${edit.end} lies outside the text of ${text.length} units`);
    }
    const previous = sorted[index - 1];
    if (previous && collide(previous, edit)) {
      throw new RangeError(`edits ${previous.start}..${previous.end} and ${edit.start}..${edit.end} collide`);
    }
    result += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + text.slice(position);
}
