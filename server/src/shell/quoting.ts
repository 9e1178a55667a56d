import { type Edit, insert, remove } from '../core/edit.ts';
import type { Word, WordPart } from './model.ts';

/**
 * Puts a part of a word into double quotes: the whole word where it holds nothing but text and what is expanded, what stands
 * behind the `=` of `--flag=$X`, or else the part alone, together with what is quoted beside it. undefined where quotes or escapes in it would mean something else.
 */
export function quoted(word: Word, part: WordPart): readonly Edit[] | undefined {
  if (!mayBeQuoted(part)) return undefined;
  const first = word.parts[0]!;
  const equals = first.type === 'literal' ? /^[\w-]+=/u.exec(first.text)?.[0] : undefined;
  const isPlain = word.parts.every((each, index) => mayBeQuoted(each, index === 0 ? equals : undefined));
  // A continuation within the leading text moves what follows.
  const isExact = first.span.end - first.span.start === first.text.length;
  if (isPlain && isExact) return [insert(word.span.start + (equals?.length ?? 0), '"'), insert(word.span.end, '"')];
  const index = word.parts.indexOf(part);
  const [before, after] = [word.parts[index - 1], word.parts[index + 1]];
  const { start, end } = part.span;
  return [
    mayJoin(before?.text.at(-2), before) ? remove({ start: start - 1, end: start }) : insert(start, '"'),
    mayJoin(after?.text[1], after, part) ? remove({ start: end, end: end + 1 }) : insert(end, '"'),
  ];
}

/**
 * The neighbour is quoted too, so that the quote between them can go: unless its sign next to it would then belong to what
 * is expanded, as in `"$"$X` and `$X"y"`.
 */
function mayJoin(sign: string | undefined, neighbour: WordPart | undefined, before?: WordPart): boolean {
  if (neighbour?.type !== 'double-quoted' || sign === undefined) return false;
  return before ? !/^\$\w+$/u.test(before.text) || !/[\w[]/u.test(sign) : sign !== '$' && sign !== '\\';
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
