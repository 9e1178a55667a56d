import type { Layout } from './layout.ts';
import { isNull, readBoolean, readNumber } from './read-scalar.ts';

/** What an edit writes. Texts are quoted where YAML would read them as something else; numbers and booleans are not. */
export type YamlValue =
  | string
  | number
  | boolean
  | null
  | Reference
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue };

/** A value with an anchor (`&name`), or an alias for one (`*name`). Made by `anchored` and `aliasOf`. */
export interface Reference {
  readonly [isReference]: true;
  readonly name: string;
  /** Absent for an alias. */
  readonly anchored: YamlValue | undefined;
}

const isReference = Symbol('reference');

/** The value under an anchor, for others to refer to. */
export function anchored(name: string, value: YamlValue): Reference {
  return { [isReference]: true, name, anchored: value };
}

/** Whatever stands under the anchor of that name. */
export function aliasOf(name: string): Reference {
  return { [isReference]: true, name, anchored: undefined };
}

/** A pair of a block mapping at `column`. Its first line is not indented, as the caller knows what stands before it. */
export function blockPair(key: string, value: YamlValue, column: number, layout: Layout): string {
  return `${scalar(key, layout, false)}:${blockValue(value, column, layout)}`;
}

/** What follows the colon of a key at `column`. */
export function blockValue(value: YamlValue, column: number, layout: Layout): string {
  if (isRef(value)) {
    if (value.anchored === undefined) return ` *${value.name}`;
    return ` &${value.name}${blockValue(value.anchored, column, layout)}`;
  }
  if (isList(value) && value.length > 0) {
    const dash = column + layout.listStep;
    return value.map((item) => indented(dash, blockItem(item, dash, layout))).join('');
  }
  if (isMapping(value) && Object.keys(value).length > 0) {
    const below = column + layout.step;
    return pairsOf(value)
      .map(([key, item]) => indented(below, blockPair(key, item, below, layout)))
      .join('');
  }
  return ` ${flow(value, layout, false)}`;
}

/** An item of a block list whose dash stands at `column`, with its dash. */
export function blockItem(value: YamlValue, column: number, layout: Layout): string {
  const own = column + 2;
  if (isMapping(value) && pairsOf(value).length > 0) return `- ${blockMapping(value, own, layout)}`;
  if (isList(value) && value.length > 0) {
    return `- ${value.map((item) => blockItem(item, own, layout)).join(indented(own, ''))}`;
  }
  return `- ${flow(value, layout, false)}`;
}

/** The pairs of a mapping at `column`, the first line not indented. */
export function blockMapping(value: YamlValue, column: number, layout: Layout): string {
  return pairsOf(value)
    .map(([key, item]) => blockPair(key, item, column, layout))
    .join(indented(column, ''));
}

export function flowPair(key: string, value: YamlValue, layout: Layout): string {
  return `${scalar(key, layout, true)}: ${flow(value, layout, true)}`;
}

/** A value on one line. */
export function flow(value: YamlValue, layout: Layout, inFlow: boolean): string {
  if (isRef(value)) {
    return value.anchored === undefined ? `*${value.name}` : `&${value.name} ${flow(value.anchored, layout, inFlow)}`;
  }
  if (isList(value)) return `[${value.map((item) => flow(item, layout, true)).join(', ')}]`;
  if (isMapping(value)) {
    const pairs = pairsOf(value).map((pair) => flowPair(...pair, layout));
    return pairs.length > 0 ? `{${layout.padding}${pairs.join(', ')}${layout.padding}}` : '{}';
  }
  return typeof value === 'string' ? scalar(value, layout, inFlow) : String(value);
}

/**
 * A value as JSON: over several lines, the first of them not indented, where what it belongs to has a line to itself.
 * @param indent of that line
 */
export function json(value: YamlValue, indent: string | undefined, { jsonIndent }: Layout): string {
  return indent === undefined
    ? JSON.stringify(value)
    : JSON.stringify(value, null, jsonIndent).replaceAll('\n', `\n${indent}`);
}

/** A text as a scalar: plain where it stays a text, else in the quotes that the document uses. */
export function scalar(text: string, layout: Pick<Layout, 'quote' | 'isJson'>, inFlow: boolean): string {
  if (layout.isJson) return JSON.stringify(text);
  if (isPlain(text, inFlow)) return text;
  return quoted(text, layout.quote);
}

export function quoted(text: string, quote: '"' | "'"): string {
  // Single quotes know no escapes, so line breaks and control characters need double ones.
  return quote === '"' || /[^\t -~\u00a0-\ud7ff\ue000-\ufffd]/.test(text)
    ? JSON.stringify(text)
    : `'${text.replaceAll("'", "''")}'`;
}

function isPlain(text: string, inFlow: boolean): boolean {
  if (isNull(text) || readBoolean(text) !== undefined || readNumber(text) !== undefined) return false;
  // Dates, and `22:22`, which some readers take for minutes and seconds.
  if (/^\d{4}-\d\d?-\d\d?|^\d+(?::\d+)+$/.test(text) || text === '<<' || text === '=') return false;
  if (/^[-?:](?:\s|$)|^[,[\]{}#&*!|>'"%@`]|^\s|\s$|:(?:\s|$)|\s#/.test(text)) return false;
  return /^[ -~\u00a0-\ud7ff\ue000-\ufffd]*$/.test(text) && !(inFlow && /[,[\]{}]|^[-?:]/.test(text));
}

function indented(column: number, text: string): string {
  return `\n${' '.repeat(column)}${text}`;
}

function isRef(value: YamlValue): value is Reference {
  return typeof value === 'object' && value !== null && isReference in value;
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

export function isMapping(value: YamlValue | undefined): value is { readonly [key: string]: YamlValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(isReference in value);
}

export function isCollection(value: YamlValue): boolean {
  if (isRef(value)) return value.anchored !== undefined && isCollection(value.anchored);
  return isList(value) ? value.length > 0 : isMapping(value) && pairsOf(value).length > 0;
}

function pairsOf(value: YamlValue): [string, YamlValue][] {
  return isMapping(value) ? Object.entries(value) : [];
}
