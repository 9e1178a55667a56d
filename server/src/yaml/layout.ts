import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import { lineBreak } from '../core/span.ts';
import type { ParsedDocument } from './parse.ts';
import { columnOf } from './text.ts';

/** How the writer of a document lays it out. What edits add is laid out the same way. */
export interface Layout {
  /** Columns from a key to the keys of the mapping below it. */
  readonly step: number;
  /** Columns from a key to the dashes of the list below it: 0 or more. */
  readonly listStep: number;
  readonly quote: '"' | "'";
  /** What stands inside the braces of a mapping on one line: a blank, or nothing. */
  readonly padding: ' ' | '';
  readonly lineBreak: '\n' | '\r\n';
  /** The document is JSON, or so much like it that keys and texts are quoted. */
  readonly isJson: boolean;
  /** Of JSON, what it is indented by; empty where all of it stands on one line. */
  readonly jsonIndent: string;
}

/** So many nodes show the habits of a writer. */
const sampleSize = 2_000;

const known = new WeakMap<ParsedDocument, Layout>();

export function layoutOf(parsed: ParsedDocument): Layout {
  const layout = known.get(parsed) ?? observe(parsed);
  known.set(parsed, layout);
  return layout;
}

function observe({ text, root }: ParsedDocument): Layout {
  const steps = tally();
  const listSteps = tally();
  const quotes = tally();
  const paddings = tally();
  const stack: (ParsedNode | null)[] = [root];
  for (let seen = 0; stack.length > 0 && seen < sampleSize; seen++) {
    const node = stack.pop();
    if (isScalar(node)) quotes.add(node.type === 'QUOTE_SINGLE' ? 1 : node.type === 'QUOTE_DOUBLE' ? 2 : 0);
    else if (isSeq(node)) stack.push(...(node.items.slice(0, sampleSize) as ParsedNode[]));
    else if (isMap(node)) {
      if (node.flow && node.items.length > 0) paddings.add(text[node.range[0] + 1] === ' ' ? 1 : 0);
      for (const { key, value } of node.items.slice(0, sampleSize)) {
        stack.push(value);
        if (!value || !isLater(text, key.range[1], value)) continue;
        const distance = columnOf(text, value.range[0]) - columnOf(text, key.range[0]);
        if (isMap(value) && !value.flow) steps.add(distance);
        if (isSeq(value) && !value.flow) listSteps.add(distance);
      }
    }
  }
  const listStep = listSteps.most((distance) => distance >= 0);
  const step = steps.most((distance) => distance > 0) ?? (listStep || 2);
  const isJson = isMap(root) && root.flow === true && /^\s*\{\s*"/.test(text.slice(root.range[0]));
  return {
    step,
    listStep: listStep ?? step,
    quote: quotes.most((kind) => kind > 0) === 1 ? "'" : '"',
    padding: paddings.most(() => true) === 0 ? '' : ' ',
    lineBreak: lineBreak(text),
    isJson,
    jsonIndent: (isJson && /^\{[ \t]*\r?\n([ \t]+)/.exec(text.slice(root.range[0]))?.[1]) || '',
  };
}

/** Whether the value begins on a later line than its key ends. */
function isLater(text: string, keyEnd: number, value: ParsedNode): boolean {
  const next = text.indexOf('\n', keyEnd);
  return next !== -1 && next < value.range[0];
}

function tally() {
  const counts = new Map<number, number>();
  return {
    add: (value: number) => counts.set(value, (counts.get(value) ?? 0) + 1),
    /** The value seen most often, of those that are allowed. */
    most: (allowed: (value: number) => boolean): number | undefined =>
      [...counts].filter(([value]) => allowed(value)).sort((a, b) => b[1] - a[1])[0]?.[0],
  };
}
