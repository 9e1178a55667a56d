import type { ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { type Edit, insert, remove } from '../core/edit.ts';
import { lineAt, nextLineStart, type Span, span } from '../core/span.ts';
import { colonAfter, contentEnd } from './insert.ts';
import type { ParsedPair } from './mapping.ts';
import { type ParsedDocument, readableText } from './parse.ts';
import { columnOf, nextContent } from './text.ts';
import type { View } from './view.ts';

/** Takes entries out of collections. All offsets are into the text of the document. */

/** The pair with its lines; the mapping becomes `{}` where it was the last. Comments above it stay. */
export function removePair({ document, value, pair: owner }: View, pair: ParsedPair): Edit[] | undefined {
  const map = value as YAMLMap.Parsed;
  const text = readableText(document.parsed);
  const index = map.items.indexOf(pair);
  const entries = map.items.map((item) => entryOf(text, item.key.range[0], item.value, item));
  return removeEntry(document.parsed, map, entries, index, owner, '{}');
}

export function removeItemAt({ document, value, pair: owner }: View, index: number): Edit[] | undefined {
  const sequence = value as YAMLSeq.Parsed;
  const text = readableText(document.parsed);
  let start = sequence.range[0];
  const entries = (sequence.items as (ParsedNode | null)[]).map((item) => {
    const entry = entryOf(text, sequence.flow ? (item?.range[0] ?? start) : start, item, undefined);
    if (entry) start = nextContent(text, entry.end);
    return entry;
  });
  return removeEntry(document.parsed, sequence, entries, index, owner, '[]');
}

/** From the key or the dash to the end of the value; undefined where a block scalar keeps what follows it. */
function entryOf(
  text: string,
  start: number,
  value: ParsedNode | null,
  pair: ParsedPair | undefined,
): Span | undefined {
  const keyEnd = pair ? (colonAfter(text, pair) ?? pair.key.range[1]) : start + 1;
  const end = value ? contentEnd(text, keyEnd, value) : keyEnd;
  return end === undefined ? undefined : span(start, Math.max(end, keyEnd));
}

function removeEntry(
  parsed: ParsedDocument,
  collection: YAMLMap.Parsed | YAMLSeq.Parsed,
  entries: readonly (Span | undefined)[],
  index: number,
  owner: ParsedPair | undefined,
  empty: string,
): Edit[] | undefined {
  const text = readableText(parsed);
  const entry = entries[index];
  if (!entry || entries.includes(undefined)) return undefined;
  // What a template puts behind the entry may belong to it, and would stay.
  const behind = nextContent(text, entry.end);
  if (parsed.template?.insertions.some(({ start }) => entry.end <= start && start < behind)) return undefined;
  const previous = entries[index - 1];
  const next = entries[index + 1];
  if (collection.flow) {
    const [open, close] = [collection.range[0] + 1, collection.range[1] - 1];
    if (next) return [remove(span(entry.start, next.start))];
    return [remove(span(previous ? previous.end : open, previous ? entry.end : close))];
  }
  const line = lineAt(text, entry.start);
  const isAtLineStart = text.slice(line.start, entry.start).trim() === '';
  const rest = span(line.start, nextLineStart(text, entry.end));
  if (!next && !previous) {
    if (!owner) return isAtLineStart ? undefined : [{ ...entry, text: empty }];
    const colon = colonAfter(text, owner);
    // An anchor or a tag between the colon and the mapping would come to stand behind the braces.
    if (colon === undefined || !isAtLineStart || !/^\s*(?:#|$)/.test(text.slice(colon, lineAt(text, colon).end))) {
      return undefined;
    }
    const lines = wholeLines(text, rest);
    if (lines.start === colon) return [{ ...lines, text: ` ${empty}` }];
    return [insert(colon, ` ${empty}`), remove(lines)];
  }
  if (isAtLineStart) return [remove(wholeLines(text, rest))];
  // The first pair of a list item stands behind the dash: the second one moves up to it.
  if (!next || behind !== next.start || columnOf(text, next.start) !== columnOf(text, entry.start)) {
    return undefined;
  }
  const between = text.slice(entry.end, next.start);
  return between.includes('#') ? undefined : [remove(span(entry.start, next.start))];
}

/** The lines with the line break before them where none follows, so that a file ends as it did. */
function wholeLines(text: string, { start, end }: Span): Span {
  if (end < text.length || text.endsWith('\n')) return span(start, end);
  return span(Math.max(0, lineAt(text, Math.max(0, start - 1)).end), end);
}
