import { type Span, span } from '../core/span.ts';
import type { Word, WordPart } from './model.ts';

/** Where `text.slice(start, end)` of a part stands; the whole part where a continuation within it leaves that open. */
export function placeIn(part: { readonly text: string; readonly span: Span }, start: number, end: number): Span {
  const isExact = part.span.end - part.span.start === part.text.length;
  return isExact ? span(part.span.start + start, part.span.start + end) : part.span;
}

/** The only part of a word, within its double quotes if it has some; undefined where there are more. */
export function onlyPart({ parts }: Word): WordPart | undefined {
  const [part, ...more] = parts;
  if (!part || more.length > 0) return undefined;
  if (part.type !== 'double-quoted') return part;
  return part.parts.length === 1 ? part.parts[0] : undefined;
}
