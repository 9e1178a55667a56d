import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import { type Edit, insert, replace } from '../core/edit.ts';
import { lineAt, nextLineStart, span } from '../core/span.ts';
import { layoutOf } from './layout.ts';
import { keyText, type ParsedPair } from './mapping.ts';
import { type ParsedDocument, readableText } from './parse.ts';
import type { YamlValue } from './render.ts';
import * as render from './render.ts';
import { columnOf, nextContent, trimEnd } from './text.ts';
import type { View, ViewedDocument } from './view.ts';

/**
 * Puts pairs and items where a person would. All offsets are into the text of the document, and line breaks in what is
 * written are line feeds: `edits.ts` makes of both what the file has.
 */

export type NewPair = readonly [key: string, value: YamlValue];

/** New pairs in a mapping, each after the last one that usually precedes it. */
export function insertPairs({ document, value }: View, pairs: readonly NewPair[]): Edit[] | undefined {
  const map = value as YAMLMap.Parsed;
  const edits: Edit[] = [];
  for (const [predecessor, group] of byPredecessor(document, map, pairs)) {
    const added = map.flow
      ? flowPairs(document, map, predecessor, group)
      : blockPairs(document, map, predecessor, group);
    if (!added) return undefined;
    edits.push(...added);
  }
  return edits;
}

/** A new item at the end of a sequence. */
export function insertItem(view: View, item: YamlValue): Edit[] | undefined {
  const { document } = view;
  const sequence = view.value as YAMLSeq.Parsed;
  const text = readableText(document.parsed);
  const layout = layoutOf(document.parsed);
  const last = sequence.items.at(-1) as ParsedNode | null | undefined;
  if (!last) return fill(view, [item]);
  if (sequence.flow) {
    const written = layout.isJson
      ? render.json(item, indentOf(text, last.range[0]), layout)
      : render.flow(item, layout, true);
    return afterFlowEntry(text, sequence.range[0], last.range[0], last.range[1], written, isLastOf(sequence, last));
  }
  const dash = columnOf(text, sequence.range[0]);
  const end = contentEnd(text, sequence.range[0], last);
  return lineAfter(document.parsed, end, dash, render.blockItem(item, dash, layout));
}

/** A value in the place of nothing: of `key:`, `key: null`, `key: {}` or `- {}`. */
export function fill({ document, value, pair }: View, content: YamlValue): Edit[] | undefined {
  const text = readableText(document.parsed);
  const layout = layoutOf(document.parsed);
  const colon = pair && colonAfter(text, pair);
  if (pair && colon === undefined) return undefined;
  const place = pair ?? value;
  if (!place) return undefined;
  const offset = pair ? pair.key.range[0] : value!.range[0];
  const isWritten = value && text.slice(value.range[0], value.range[1]).trim() !== '';
  const [start, end] = isWritten ? value.range : [undefined, undefined];
  if (isInFlow(document.parsed.root, offset) || (value === document.parsed.root && layout.isJson)) {
    const written = layout.isJson
      ? render.json(content, indentOf(text, offset), layout)
      : render.flow(content, layout, true);
    return start === undefined ? [insert(colon!, ` ${written}`)] : [replace(span(start, end), written)];
  }
  if (!pair) {
    if (start === undefined) return undefined;
    const column = columnOf(text, start);
    const written = render.isMapping(content)
      ? render.blockMapping(content, column, layout)
      : render.blockItem(content, column, layout).slice(2);
    return [replace(span(start, end), written)];
  }
  const column = columnOf(text, pair.key.range[0]);
  const written = render.blockValue(content, column, layout);
  if (!render.isCollection(content)) {
    return [start === undefined ? insert(colon!, written) : replace(span(start, end), written.trimStart())];
  }
  // A comment at the end of the line stays there, behind the key that it speaks of.
  const lineEnd = lineAt(text, end ?? colon!).end;
  const head = /^(?: [&*][^\s]+)?/.exec(written)![0];
  const from = start === undefined ? colon! : trimEnd(text, colon!, start);
  const cleared = start === undefined ? (head ? [insert(from, head)] : []) : [replace(span(from, end), head)];
  const body = written.slice(head.length);
  return lineEnd === (end ?? colon!) && cleared.length > 0
    ? [replace(span(cleared[0]!.start, cleared[0]!.end), head + body)]
    : [...cleared, insert(lineEnd, body)];
}

/** The offset after the colon of a pair; undefined where it has none. */
export function colonAfter(text: string, { key }: ParsedPair): number | undefined {
  const colon = /\s*:/y;
  colon.lastIndex = key.range[1];
  return colon.test(text) ? colon.lastIndex : undefined;
}

/** Whether a flow collection holds the place. */
export function isInFlow(root: ParsedNode | null, offset: number): boolean {
  let node: ParsedNode | null | undefined = root;
  while (isMap(node) || isSeq(node)) {
    if (node.flow && node.range[0] < offset) return true;
    const children: (ParsedNode | null)[] = isMap(node)
      ? node.items.flatMap(({ key, value }) => [key, value])
      : (node.items as ParsedNode[]);
    node = children.find((child) => child && child.range[0] <= offset && offset < child.range[1]);
  }
  return false;
}

/**
 * Where the text of a block value ends; undefined for a block scalar that keeps the blank lines after it (`|+`), as
 * nothing can follow it without changing it.
 */
export function contentEnd(text: string, start: number, node: ParsedNode): number | undefined {
  let last: ParsedNode = node;
  while ((isMap(last) || isSeq(last)) && !last.flow && last.items.length > 0) {
    const item: unknown = last.items.at(-1);
    const inner: ParsedNode | null = isMap(last) ? (item as ParsedPair).value : (item as ParsedNode | null);
    if (!inner) break;
    last = inner;
  }
  if (isScalar(last) && last.type?.startsWith('BLOCK') && /^[|>]\d?\+/.test(text.slice(last.range[0])))
    return undefined;
  return trimEnd(text, Math.max(start, last.range[0]), last.range[1]);
}

/** The new pairs by the index of the pair that they follow, -1 where they come first. */
function byPredecessor(document: ViewedDocument, map: YAMLMap.Parsed, pairs: readonly NewPair[]) {
  const ranks = map.items.map((pair) => rankOf(document.keyOrder, keyText(pair)));
  const groups = new Map<number, NewPair[]>();
  for (const pair of [...pairs].sort((a, b) => place(document, a) - place(document, b))) {
    const rank = rankOf(document.keyOrder, pair[0]);
    const after =
      rank === undefined ? map.items.length - 1 : ranks.findLastIndex((own) => own !== undefined && own <= rank);
    // Where it usually comes first but nothing says before what, the end is the better place.
    const index = after === -1 && !ranks.some((own) => own !== undefined) ? map.items.length - 1 : after;
    groups.set(index, [...(groups.get(index) ?? []), pair]);
  }
  return groups;
}

function place(document: ViewedDocument, [key]: NewPair): number {
  return rankOf(document.keyOrder, key) ?? document.keyOrder.length;
}

function rankOf(order: readonly string[], key: string): number | undefined {
  const { names, beginnings } = ranksOf(order);
  return names.get(key) ?? beginnings.find(([beginning]) => key.startsWith(beginning))?.[1];
}

interface Ranks {
  readonly names: ReadonlyMap<string, number>;
  /** Of those written `x-*`. */
  readonly beginnings: readonly (readonly [beginning: string, rank: number])[];
}

const knownRanks = new WeakMap<readonly string[], Ranks>();

function ranksOf(order: readonly string[]): Ranks {
  const known = knownRanks.get(order);
  if (known) return known;
  const ranked = order.map((key, rank) => [key, rank] as const);
  const ranks = {
    // Of a name that stands twice, the first counts.
    names: new Map(ranked.toReversed()),
    beginnings: ranked.filter(([key]) => key.endsWith('*')).map(([key, rank]) => [key.slice(0, -1), rank] as const),
  };
  knownRanks.set(order, ranks);
  return ranks;
}

function blockPairs(document: ViewedDocument, map: YAMLMap.Parsed, predecessor: number, pairs: readonly NewPair[]) {
  const { parsed } = document;
  const text = readableText(parsed);
  const layout = layoutOf(parsed);
  const first = map.items[0];
  if (!first) return undefined;
  const column = columnOf(text, first.key.range[0]);
  const indent = `\n${' '.repeat(column)}`;
  const written = pairs.map(([key, value]) => render.blockPair(key, value, column, layout));
  const gap = map === parsed.root && written.some((pair) => pair.includes('\n')) && isSpaced(text, map) ? '\n' : '';
  if (predecessor === -1) {
    const start = first.key.range[0];
    if (!/^[ -]*$/.test(text.slice(start - column, start))) return undefined;
    return [insert(start, written.map((pair) => pair + gap + indent).join(''))];
  }
  const before = map.items[predecessor]!;
  const end = before.value
    ? contentEnd(text, colonAfter(text, before) ?? before.key.range[1], before.value)
    : before.key.range[1];
  return lineAfter(parsed, end, column, written.join(gap + indent), gap);
}

/** Whether blank lines stand between the pairs of the root. */
function isSpaced(text: string, { items }: YAMLMap.Parsed): boolean {
  return items.some((pair, index) => {
    const next = items[index + 1];
    return next !== undefined && /\n[ \t]*\r?\n/.test(text.slice(pair.key.range[1], next.key.range[0]).slice(-200));
  });
}

/** An insertion at `column` below what ends at `offset`, and below what belongs to that. */
function lineAfter(parsed: ParsedDocument, offset: number | undefined, column: number, written: string, gap = '') {
  const end = offset === undefined ? undefined : belongingsEnd(parsed, offset, column);
  return end === undefined ? undefined : [insert(end, `${gap}\n${' '.repeat(column)}${written}`)];
}

/**
 * Where the lines end that belong to an entry at `column` whose text ends at `offset`: comments that are indented deeper,
 * and what a template puts there. Undefined where nobody can tell what that belongs to.
 */
function belongingsEnd(parsed: ParsedDocument, offset: number, column: number): number | undefined {
  const text = readableText(parsed);
  const next = nextContent(text, offset);
  const insertions = parsed.template?.insertions.filter(({ start }) => offset <= start && start < next) ?? [];
  let { end } = lineAt(text, offset);
  for (let start = nextLineStart(text, end); start < next; start = nextLineStart(text, start)) {
    const line = lineAt(text, start);
    const insertion = insertions.find((insertion) => line.start <= insertion.start && insertion.start <= line.end);
    if (insertion) {
      if (insertion.indent === undefined) return undefined;
      if (insertion.indent < column) break;
      end = lineAt(text, insertion.end).end;
    } else {
      const indent = text.slice(line.start, line.end).search(/\S/);
      if (indent > column) end = line.end;
      else if (indent !== -1) break;
    }
  }
  return end;
}

function flowPairs({ parsed }: ViewedDocument, map: YAMLMap.Parsed, predecessor: number, pairs: readonly NewPair[]) {
  const layout = layoutOf(parsed);
  const text = readableText(parsed);
  const first = map.items[0];
  const open = map.range[0];
  const indent =
    first && text.slice(open, first.key.range[0]).includes('\n') ? indentOf(text, first.key.range[0]) : undefined;
  const separator = indent === undefined ? ', ' : `,\n${indent}`;
  const written = pairs
    .map(([key, value]) =>
      layout.isJson && indent !== undefined
        ? `${JSON.stringify(key)}: ${render.json(value, indent, layout)}`
        : render.flowPair(key, value, layout),
    )
    .join(separator);
  if (!first) return [insert(open + 1, written)];
  if (predecessor === -1) return [insert(first.key.range[0], written + separator)];
  const before = map.items[predecessor]!;
  const end = before.value && before.value.range[1] > before.key.range[1] ? before.value.range[1] : before.key.range[1];
  const isLast = predecessor === map.items.length - 1;
  return afterFlowEntry(text, open, before.key.range[0], end, written, isLast);
}

/** What the line begins with that holds `offset`; undefined where something else stands before `offset` on it. */
function indentOf(text: string, offset: number): string | undefined {
  const before = text.slice(lineAt(text, offset).start, offset);
  return before.trim() === '' ? before : undefined;
}

/** An insertion behind an entry of a flow collection; on a line of its own where the entries have one each. */
function afterFlowEntry(
  text: string,
  open: number,
  start: number,
  end: number,
  written: string,
  isLast: boolean,
): Edit[] {
  const lineStart = lineAt(text, start).start;
  if (lineStart <= open || text.slice(lineStart, start).trim() !== '') return [insert(end, `, ${written}`)];
  const line = lineAt(text, end);
  const indent = `\n${text.slice(lineStart, start)}`;
  const rest = text.slice(end, line.end);
  // Behind a comment on the line of the entry before; that entry gets its comma if it had none.
  if (/^\s*,?\s+#/.test(rest)) {
    const hasComma = rest.trimStart().startsWith(',');
    return [
      ...(hasComma ? [] : [insert(end, ',')]),
      insert(line.end, `${indent}${written}${isLast && !hasComma ? '' : ','}`),
    ];
  }
  return [insert(end, `,${indent}${written}`)];
}

function isLastOf(sequence: YAMLSeq.Parsed, item: ParsedNode): boolean {
  return sequence.items.at(-1) === item;
}
