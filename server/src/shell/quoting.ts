import { type Edit, insert } from '../core/edit.ts';
import type { Word, WordPart } from './model.ts';

/**
 * Puts a part of a word into double quotes: the whole word where it holds nothing but text and what is expanded, what stands
 * behind the `=` of `--flag=$X`, or else the part alone. undefined where quotes or escapes in it would mean something else.
 */
export function quoted(word: Word, part: WordPart): readonly Edit[] | undefined {
  if (!mayBeQuoted(part)) return undefined;
  const first = word.parts[0]!;
  const equals = first.type === 'literal' ? /^[\w-]+=/u.exec(first.text)?.[0] : undefined;
  const start = word.span.start + (equals?.length ?? 0);
  const isPlain = word.parts.every((each, index) => mayBeQuoted(each, index === 0 ? equals : undefined));
  // A continuation within the leading text moves what follows.
  const isExact = first.span.end - first.span.start === first.text.length;
  return isPlain && isExact ? around(start, word.span.end) : around(part.span.start, part.span.end);
}

function around(start: number, end: number): readonly Edit[] {
  return [insert(start, '"'), insert(end, '"')];
}

/** It means the same between double quotes. */
function mayBeQuoted(part: WordPart, head = ''): boolean {
  switch (part.type) {
    case 'literal':
      return /^[^\\~"'`$!]*$/u.test(part.text.slice(head.length));
    case 'parameter':
      return !/["'\\]/u.test(part.text);
    case 'substitution':
      return part.kind === '$(' || (part.kind === '`' && !/["\\]/u.test(part.text));
    default:
      return part.type === 'arithmetic';
  }
}

/** Blanks or signs of a pattern stand in the text, so that splitting may be what is wanted of it. */
export function isSplittable(text: string): boolean {
  return /[\s*?[]/u.test(text);
}
