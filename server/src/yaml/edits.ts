import { isCollection, isScalar } from 'yaml';
import { collide, type Edit, replace } from '../core/edit.ts';
import { span } from '../core/span.ts';
import { contentEnd, fill, insertItem, insertPairs, isInFlow, type NewPair } from './insert.ts';
import { layoutOf } from './layout.ts';
import { type Slot, slotsOf } from './mapping.ts';
import type { YamlNode } from './node.ts';
import { readableText } from './parse.ts';
import { removeItemAt, removePair } from './remove.ts';
import type { YamlValue } from './render.ts';
import * as render from './render.ts';
import { touches } from './template.ts';
import { columnOf } from './text.ts';
import { asView, layersOf, type View } from './view.ts';

export { aliasOf, anchored, type YamlValue } from './render.ts';

/**
 * Changes to a YAML document as minimal text edits by path. Comments, quotes, order and style of everything else stay as
 * they are; what is added takes the indentation step, flow or block style and line breaks of its surroundings.
 *
 * Each gives undefined where the change cannot be made safely: the place is reached through an alias or a merge key, a
 * template action stands there, or the text around it cannot be read.
 */

/** Gives the key at `path` below a mapping its value: replaces a scalar or a list, adds what is missing on the way. */
export function set(node: YamlNode, path: string | readonly string[], value: YamlValue): Edit[] | undefined {
  const keys = typeof path === 'string' ? [path] : path;
  const nested = keys.reduceRight((inner, key) => ({ [key]: inner }), value);
  return render.isMapping(nested) ? merge(node, nested) : undefined;
}

/** Sets every leaf of `values` below a mapping. What is added in one place is one edit, so no two of them collide. */
export function merge(node: YamlNode, values: { readonly [key: string]: YamlValue }): Edit[] | undefined {
  const view = writable(node);
  return view && finished(view, mergeInto(view, values));
}

/** Adds an item at the end of a sequence, or makes one of the nothing that stands in its place. */
export function addItem(sequence: YamlNode, value: YamlValue): Edit[] | undefined {
  const view = writable(sequence);
  if (view?.kind === 'null') return finished(view, fill(view, [value]));
  return view?.kind === 'sequence' ? finished(view, insertItem(view, value)) : undefined;
}

/** Removes a key with its value and its lines; comments above it stay. A mapping that is left empty becomes `{}`. */
export function removeKey(mapping: YamlNode, key: string): Edit[] | undefined {
  const view = writable(mapping);
  const slot = view && ownSlot(view, key);
  return slot && finished(view, removePair(view, slot.pair));
}

/** Removes an item with its lines; a sequence that is left empty becomes `[]`. */
export function removeItem(sequence: YamlNode, index: number): Edit[] | undefined {
  const view = writable(sequence);
  if (view?.kind !== 'sequence') return undefined;
  const inherited = sequence.items.length - view.items.length;
  return finished(view, removeItemAt(view, index - inherited));
}

/** Another name for a key, in the quotes that it has. Undefined where the mapping has a key of that name. */
export function renameKey(mapping: YamlNode, key: string, to: string): Edit[] | undefined {
  const view = writable(mapping);
  const slot = view && ownSlot(view, key);
  if (!slot || view.get(to) || !isScalar(slot.pair.key)) return undefined;
  const [start, end] = slot.pair.key.range;
  return finished(view, [replace(span(start, end), scalarText(view, slot.pair.key.type, start, to))]);
}

/** Another value in place of a scalar: a text in the quotes that it has, a number or boolean as it is. */
export function replaceScalar(scalar: YamlNode, value: string | number | boolean): Edit[] | undefined {
  const view = writable(scalar);
  return view && finished(view, overwrite(view, value));
}

/**
 * Several changes as one, or undefined where one of them cannot be made or two get in each other's way. Of what is added
 * at one place the first comes first: what goes into a mapping has to stand before what goes behind it.
 */
export function together(...changes: readonly (readonly Edit[] | undefined)[]): Edit[] | undefined {
  if (changes.some((edits) => edits === undefined)) return undefined;
  const edits = joined(changes.flatMap((edits) => edits ?? []));
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  return sorted.some((edit, index) => index > 0 && collide(sorted[index - 1]!, edit)) ? undefined : edits;
}

/** The node as it stands here, without what is laid under it; undefined where it is shared or cannot be read. */
function writable(node: YamlNode): View | undefined {
  if (node.via !== undefined) return undefined;
  const view = asView(layersOf(node)[0]!);
  const { parsed } = view.document;
  const [start, end] = view.value?.range ?? [0, 0];
  // The mapping in `[a: b]` has no braces to put anything between.
  const isBare = isCollection(view.value) && view.value.flow && !/[[{]/.test(parsed.text[start]!);
  return isBare || touches(parsed.errors, start, end + 1) ? undefined : view;
}

function ownSlot(view: View, key: string): Slot | undefined {
  const slot = view.kind === 'mapping' ? slotOf(view, key) : undefined;
  return slot?.merged ? undefined : slot;
}

function slotOf({ value, document }: View, key: string): Slot | undefined {
  return slotsOf(value as Parameters<typeof slotsOf>[0], document.parsed).byKey.get(key);
}

function mergeInto(view: View, values: { readonly [key: string]: YamlValue }): Edit[] | undefined {
  if (view.kind === 'null' || (view.kind === 'mapping' && view.entries.length === 0)) {
    return view.unknown ? undefined : fill(view, values);
  }
  if (view.kind !== 'mapping') return undefined;
  const edits: Edit[] = [];
  const added: NewPair[] = [];
  for (const [key, value] of Object.entries(values)) {
    const slot = slotOf(view, key);
    // A merge key is shallow: a mapping of its own would hide all that it brings under this key.
    if (slot?.merged && render.isMapping(value)) return undefined;
    if (!slot || slot.merged) added.push([key, value]);
    else {
      const changed = change(asView(view.get(key)!), value);
      if (!changed) return undefined;
      edits.push(...changed);
    }
  }
  const inserted = insertPairs(view, added);
  return inserted && [...edits, ...inserted];
}

function change(view: View, value: YamlValue): Edit[] | undefined {
  if (view.via !== undefined) return undefined;
  if (render.isMapping(value) && (view.kind === 'mapping' || view.kind === 'null')) return mergeInto(view, value);
  if (view.kind === 'null') return view.unknown ? undefined : fill(view, value);
  if (view.kind === 'scalar') return overwrite(view, value);
  return view.kind === 'sequence' && Array.isArray(value) ? rewrite(view, value) : undefined;
}

function overwrite(view: View, value: YamlValue): Edit[] | undefined {
  const { value: raw } = view;
  if (!isScalar(raw) || raw.type?.startsWith('BLOCK')) return undefined;
  if (typeof value === 'object' && value !== null) return fill(view, value);
  const [start, end] = raw.range;
  const text = typeof value === 'string' ? scalarText(view, raw.type, start, value) : String(value);
  return [replace(span(start, end), text)];
}

/** Another list in place of a list. */
function rewrite({ value: raw, document }: View, items: readonly YamlValue[]): Edit[] | undefined {
  const layout = layoutOf(document.parsed);
  const text = readableText(document.parsed);
  const [start, end] = raw!.range;
  if (isInFlow(document.parsed.root, start + 1)) return [replace(span(start, end), render.flow(items, layout, true))];
  const last = contentEnd(text, start, raw!);
  const column = columnOf(text, start);
  const written = items.map((item) => render.blockItem(item, column, layout)).join(`\n${' '.repeat(column)}`);
  return last === undefined || items.length === 0 ? undefined : [replace(span(start, last), written)];
}

function scalarText({ document }: View, type: string | undefined, start: number, text: string): string {
  const layout = layoutOf(document.parsed);
  if (type === 'QUOTE_DOUBLE') return JSON.stringify(text);
  if (type === 'QUOTE_SINGLE') return render.quoted(text, "'");
  return render.scalar(text, layout, isInFlow(document.parsed.root, start));
}

/** The edits where they stand in the file, with its line breaks; undefined where a template action is in their way. */
function finished({ document, pair, value }: View, edits: readonly Edit[] | undefined): Edit[] | undefined {
  if (!edits) return undefined;
  const { parsed, base } = document;
  const { template } = parsed;
  const place = value === parsed.root ? undefined : (pair?.key.range[0] ?? value?.range[0]);
  const condition = (offset: number) =>
    template?.conditions.findIndex(({ start, end }) => start <= offset && offset < end);
  const ownCondition = place === undefined ? -1 : condition(place);
  for (const { start, end } of edits) {
    if (!template) continue;
    if (touches(template.holes, start, end) || condition(start) !== ownCondition) return undefined;
    // Such an action (`-}}`) takes the line break behind it away, with which a new line begins.
    if (/-[}%]\}[ \t]*$/.test(parsed.text.slice(Math.max(0, start - 80), start))) return undefined;
  }
  const { lineBreak } = layoutOf(parsed);
  return joined(edits).map(({ start, end, text }) => ({
    start: start + base,
    end: end + base,
    text: lineBreak === '\n' ? text : text.replaceAll('\n', lineBreak),
  }));
}

/** Insertions at one place as one: a line for a mapping and one for the last mapping in it go below the same line. */
function joined(edits: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  const insertions = new Map<number, number>();
  for (const edit of edits) {
    const index = edit.start === edit.end ? insertions.get(edit.start) : undefined;
    if (index !== undefined) result[index] = { ...edit, text: result[index]!.text + edit.text };
    else {
      if (edit.start === edit.end) insertions.set(edit.start, result.length);
      result.push(edit);
    }
  }
  return result;
}
