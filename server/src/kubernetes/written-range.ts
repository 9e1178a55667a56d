import type { Edit } from '../core/edit.ts';
import { type Span, span } from '../core/span.ts';
import { removeItem, replaceScalar } from '../yaml/edits.ts';
import type { YamlNode } from '../yaml/node.ts';

/** An address or a range as someone wrote it: a scalar of its own, or an item of a list within one. */
export interface WrittenRange {
  readonly text: string;
  readonly at: Span;
  readonly scalar: YamlNode;
  /** Where it starts in the value of the scalar. */
  readonly index: number;
  /** The item of a list that is there for this range alone. */
  readonly item?: { readonly list: YamlNode; readonly index: number };
}

/** Those of a sequence, and those between the commas of a scalar. What is unknown is left out. */
export function writtenRanges(node: YamlNode | undefined): WrittenRange[] {
  if (node?.kind === 'sequence') {
    return node.items.flatMap((each, index) => {
      const ranges = writtenRanges(each);
      return ranges.length === 1 ? [{ ...ranges[0]!, item: { list: node, index } }] : ranges;
    });
  }
  const ranges: WrittenRange[] = [];
  let end = 0;
  for (const { 0: text, index } of node?.string?.matchAll(/[^\s,]+/gu) ?? []) {
    // No range holds a character that YAML would escape or fold, so it stands in the source as it is.
    const start = node!.source.indexOf(text, end);
    if (start === -1) continue;
    end = start + text.length;
    ranges.push({ text, at: span(node!.span.start + start, node!.span.start + end), scalar: node!, index });
  }
  return ranges;
}

/** Another range in its place; its neighbours stay. */
export function rewriteRange(range: WrittenRange, to: string): Edit[] | undefined {
  const value = range.scalar.string;
  return value === undefined ? undefined : replaceScalar(range.scalar, rewritten(value, range, to));
}

/** The list without it. */
export function removeRange(range: WrittenRange): Edit[] | undefined {
  if (range.item) return removeItem(range.item.list, range.item.index);
  const value = range.scalar.string;
  return value?.includes(',') ? replaceScalar(range.scalar, without(value, range)) : undefined;
}

/** One range in place of two, of which the second stands behind the first. */
export function joinRanges(first: WrittenRange, second: WrittenRange, to: string): Edit[] | undefined {
  const value = first.scalar.string;
  if (first.scalar === second.scalar && value !== undefined) {
    return replaceScalar(first.scalar, rewritten(without(value, second), first, to));
  }
  const [edits, more] = [rewriteRange(first, to), removeRange(second)];
  return edits && more && [...edits, ...more];
}

function rewritten(value: string, { index, text }: WrittenRange, to: string): string {
  return `${value.slice(0, index)}${to}${value.slice(index + text.length)}`;
}

function without(value: string, { index, text }: WrittenRange): string {
  const [before, after] = [value.slice(0, index), value.slice(index + text.length)];
  return before.includes(',') ? before.replace(/\s*,\s*$/u, '') + after : before + after.replace(/^\s*,\s*/u, '');
}
