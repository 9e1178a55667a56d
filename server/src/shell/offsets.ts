import { type Span, span } from '../core/span.ts';

/**
 * Where the characters of a joined text stand in the file: pieces that were taken over unchanged, in order.
 * `joined[i]` is where piece `i` starts in the joined text, `source[i]` where it starts in the file (UTF-16 offsets).
 */
export interface OffsetMap {
  readonly joined: readonly number[];
  readonly source: readonly number[];
}

/** The map of a text that was taken over whole, from `start` in the file. */
export function shifted(start: number): OffsetMap {
  return { joined: [0], source: [start] };
}

/** Where a character of the joined text stands in the file. Where pieces meet, the later one counts. */
export function sourceOffset({ joined, source }: OffsetMap, offset: number): number {
  let low = 0;
  let high = joined.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (joined[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return source[low]! + offset - joined[low]!;
}

/** The stretch of the file that `joined.slice(start, end)` was taken from, with the continuations inside it. */
export function sourceSpan(map: OffsetMap, start: number, end: number): Span {
  if (start >= end) {
    const at = sourceOffset(map, start);
    return span(at, at);
  }
  // The last character's place plus one: the place of `end` itself may be on the next line.
  return span(sourceOffset(map, start), sourceOffset(map, end - 1) + 1);
}

/** The map of `joined.slice(start)`. */
export function mapFrom(map: OffsetMap, start: number): OffsetMap {
  if (start === 0) return map;
  const joined = [0];
  const source = [sourceOffset(map, start)];
  for (const [index, at] of map.joined.entries()) {
    if (at <= start) continue;
    joined.push(at - start);
    source.push(map.source[index]!);
  }
  return { joined, source };
}

export type Piece = readonly [text: string, source: number];

/** A text put together from pieces of a file. */
export interface JoinedText {
  readonly text: string;
  readonly map: OffsetMap;
}

/** Puts a text together: every piece is given with the file's offset of its first character. */
export function joinPieces(pieces: Iterable<Piece>): JoinedText {
  const joined = append({ text: '', map: { joined: [], source: [] } }, pieces);
  return joined.map.joined.length > 0 ? joined : { text: '', map: shifted(0) };
}

export function append(before: JoinedText, pieces: Iterable<Piece>): JoinedText {
  const joined = [...before.map.joined];
  const source = [...before.map.source];
  let text = before.text;
  for (const [piece, at] of pieces) {
    joined.push(text.length);
    source.push(at);
    text += piece;
  }
  return { text, map: { joined, source } };
}
