import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import { type Span, span } from '../core/span.ts';
import { keyText, type ParsedPair, type Slots, slotsOf } from './mapping.ts';
import type { ScalarStyle, YamlEntry, YamlKey, YamlNode } from './node.ts';
import type { ParsedDocument } from './parse.ts';
import { isNull, readBoolean, readNumber } from './read-scalar.ts';
import { touches } from './template.ts';
import { columnOf, nextContent, trimEnd } from './text.ts';

/** A document in its file, and how its readers take it. */
export interface ViewedDocument {
  readonly parsed: ParsedDocument;
  /** Where `parsed.text` starts in the file. */
  readonly base: number;
  /** The order in which people write keys. One that ends with `*` stands for all keys that begin so. Edits follow it. */
  readonly keyOrder: readonly string[];
  /** A fragment of something larger: nothing can be known to be missing from it. */
  readonly isFragment: boolean;
  /** What a text means to its reader, with variables filled in; undefined where that cannot be known. */
  readonly interpret?: (text: string) => string | undefined;
}

/** The root of a document as rules see it. */
export function viewOf(document: ViewedDocument): YamlNode {
  return new View(document, document.parsed.root, undefined, undefined, undefined);
}

/**
 * The node with another behind it, as Compose lays a service over the one that it extends: mappings are merged at every
 * depth, sequences are joined, anything else of the node wins.
 * @param replaced keys whose values are not merged but replaced, at whatever depth
 */
export function layered(node: YamlNode, under: YamlNode, replaced: ReadonlySet<string>): YamlNode {
  const own = asView(node);
  return new View(own.document, own.node, own.pair, own.via, { view: asView(under).borrowed(), replaced });
}

/**
 * The node with what a patch adds to it: mappings are merged at every depth, items of sequences where they have the same
 * `name`. What the node says already stays as it is, so every span of it is the node's own.
 */
export function patched(node: YamlNode, patch: YamlNode): YamlNode {
  const { document, node: raw, pair, via } = asView(node);
  return new View(document, raw, pair, via, { view: asView(patch).borrowed(), replaced: nothing, byName: true });
}

const nothing: ReadonlySet<string> = new Set();

/** The node by itself, then what is laid under it, each by itself. */
export function layersOf(node: YamlNode): readonly YamlNode[] {
  const { document, node: raw, pair, via, under } = asView(node);
  const own = new View(document, raw, pair, via, undefined);
  return under ? [own, ...layersOf(under.view)] : [own];
}

/** The same node in a document from which nothing can be known to be missing. */
export function asFragment(node: YamlNode): YamlNode {
  const { document, node: raw, pair, via, under } = asView(node);
  return new View({ ...document, isFragment: true }, raw, pair, via, under);
}

/** Whether a template writes the node only where the cluster has, or lacks, some API or release. */
export function isGuarded(node: YamlNode): boolean {
  const { document, node: raw } = asView(node);
  const [start = 0, end = 0] = raw?.range ?? [];
  return document.parsed.template !== undefined && touches(document.parsed.template.guards, start, end);
}

/** What edits need to know of a node and rules do not. */
export function asView(node: YamlNode): View {
  return node as View;
}

interface Under {
  readonly view: View;
  readonly replaced: ReadonlySet<string>;
  /** Items of sequences are merged by their names; else sequences are joined. */
  readonly byName?: boolean;
}

/** A class, since a file has thousands of views and each is asked for two or three of its many readings. */
export class View implements YamlNode {
  readonly document: ViewedDocument;
  /** What stands at its place: perhaps an alias, perhaps nothing. */
  readonly node: ParsedNode | null;
  /** What is meant: never an alias. */
  readonly value: Exclude<ParsedNode, Alias.Parsed> | null;
  readonly pair: ParsedPair | undefined;
  readonly via: YamlNode['via'];
  readonly under: Under | undefined;

  constructor(
    document: ViewedDocument,
    node: ParsedNode | null,
    pair: ParsedPair | undefined,
    via: YamlNode['via'],
    under: Under | undefined,
  ) {
    this.document = document;
    this.node = node;
    this.value = (isAlias(node) ? (document.parsed.aliases.get(node) ?? null) : node) as View['value'];
    this.pair = pair;
    this.via = isAlias(node) ? 'alias' : via;
    // Compose's tags for overrides: `!reset` drops what lies under it, `!override` takes its place.
    this.under = this.value?.tag === '!reset' || this.value?.tag === '!override' ? undefined : under;
  }

  get kind(): YamlNode['kind'] {
    const { value } = this;
    if (value === null || value.tag === '!reset') return 'null';
    if (isMap(value)) return 'mapping';
    if (isSeq(value)) return 'sequence';
    return value.type === 'PLAIN' && isNull(String(value.value)) && !isString(value.tag) ? 'null' : 'scalar';
  }

  get span(): Span {
    const { parsed, base } = this.document;
    const node = this.value ?? this.node;
    if (!node) {
      const end = this.pair?.key.range[1] ?? 0;
      return span(base + end, base + end);
    }
    const [start, end] = node.range;
    return span(base + start, base + trimEnd(parsed.text, start, end));
  }

  get key(): YamlKey | undefined {
    return this.pair && keyOf(this.pair, this.document.base);
  }

  get source(): string {
    const { start, end } = this.span;
    return this.document.parsed.text.slice(start - this.document.base, end - this.document.base);
  }

  get style(): ScalarStyle | undefined {
    return isScalar(this.value) ? styles[this.value.type ?? 'PLAIN'] : undefined;
  }

  get unknown(): boolean {
    const { parsed, interpret } = this.document;
    const { node, value, pair } = this;
    if (isAlias(node) && !value) return true;
    if (parsed.template) {
      const position = pair?.key.range[0] ?? node?.range[0] ?? 0;
      if (node !== parsed.root && touches(parsed.template.conditions, position, position + 1)) return true;
      if (this.kind === 'null' && this.isFilledIn()) return true;
    }
    if (!isScalar(value)) return false;
    if (parsed.template && touches(parsed.template.holes, value.range[0], value.range[1])) return true;
    const text = String(value.value);
    // Argo, Prometheus and others fill such texts in, be they quoted; in block scalars they are somebody's program.
    if (!isBlock(this.style) && /\{\{|\{%/.test(text)) return true;
    return interpret !== undefined && interpret(text) === undefined;
  }

  get complete(): boolean {
    const { document, value } = this;
    if (document.isFragment || this.unknown) return false;
    if (this.under && !this.under.view.complete) return false;
    if (!value || isScalar(value)) return true;
    const { template, errors } = document.parsed;
    const [start, end] = value.range;
    if (touches(errors, start, end + 1)) return false;
    if (isMap(value)) {
      if (!this.slots.complete) return false;
      if (template && value.items.some(({ key }) => touches(template.holes, key.range[0], key.range[1]))) return false;
    }
    return !template || !this.isInsertedInto();
  }

  get string(): string | undefined {
    if (!isScalar(this.value) || this.kind === 'null' || this.unknown) return undefined;
    const text = String(this.value.value);
    return this.document.interpret ? this.document.interpret(text) : text;
  }

  get number(): number | undefined {
    const { string, style } = this;
    return string === undefined || isBlock(style) ? undefined : readNumber(string);
  }

  get boolean(): boolean | undefined {
    const { string, style } = this;
    if (string === undefined) return undefined;
    return style === 'plain' || string === 'true' || string === 'false' ? readBoolean(string) : undefined;
  }

  get type(): YamlNode['type'] {
    const { string, style } = this;
    if (string === undefined) return undefined;
    if (style !== 'plain' || isString(this.value?.tag)) return 'text';
    if (readBoolean(string) !== undefined) return 'boolean';
    return readNumber(string) === undefined ? 'text' : 'number';
  }

  get entries(): readonly YamlEntry[] {
    if (!isMap(this.value)) return [];
    const keys = [...this.slots.byKey.keys()];
    for (const { key } of this.under?.view.entries ?? []) if (!this.slots.byKey.has(key.text)) keys.push(key.text);
    return keys.map((key) => {
      const value = this.child(key)!;
      return { key: value.key!, value };
    });
  }

  get items(): readonly YamlNode[] {
    if (!isSeq(this.value)) return [];
    const own = this.value.items.map((item) => this.view(item as ParsedNode | null, undefined, this.via, undefined));
    if (this.under?.byName) return this.mergedItems(own, this.under);
    return this.under ? [...this.under.view.items, ...own] : own;
  }

  get(...path: readonly (string | number)[]): YamlNode | undefined {
    let node: View | undefined = this;
    for (const step of path) node = node?.child(step);
    return node;
  }

  deepest(...path: readonly (string | number)[]): YamlNode {
    let node: View = this;
    for (const step of path) {
      const child = node.child(step);
      if (!child || child.kind === 'null') break;
      node = child;
    }
    return node;
  }

  lacks(...path: readonly (string | number)[]): boolean {
    let node: View = this;
    for (const step of path) {
      if (node.unknown) return false;
      const child = node.child(step);
      if (!child) return (node.kind === 'null' || node.kind === 'mapping' || node.kind === 'sequence') && node.complete;
      node = child;
    }
    return node.kind === 'null' && node.complete;
  }

  /** The same value as one that is shared with other places. */
  borrowed(): View {
    return new View(this.document, this.node, this.pair, this.via ?? 'extends', this.under);
  }

  private get slots(): Slots {
    return isMap(this.value) ? slotsOf(this.value, this.document.parsed) : noSlots;
  }

  private child(step: string | number): View | undefined {
    if (isSeq(this.value)) return typeof step === 'number' ? (this.items[step] as View | undefined) : undefined;
    const key = String(step);
    const slot = this.slots.byKey.get(key);
    const below: View | undefined = this.under?.view.child(key);
    if (!slot) return this.kind === 'mapping' || this.kind === 'null' ? below : undefined;
    const under = this.under?.replaced.has(key) ? undefined : below;
    const via = this.via ?? (slot.merged ? 'merge' : undefined);
    const own = this.view(slot.pair.value, slot.pair, via, under && { ...this.under!, view: under });
    return under && own.kind === 'null' && own.under ? under : own;
  }

  private mergedItems(own: readonly View[], under: Under): readonly View[] {
    const nameOf = (item: YamlNode) => item.get('name')?.string;
    const added = new Map(under.view.items.map((item) => [nameOf(item) ?? item, asView(item)] as const));
    const merged = own.map((item) => {
      const name = nameOf(item);
      const below = name === undefined ? undefined : added.get(name);
      if (!below) return item;
      added.delete(name!);
      return this.view(item.node, undefined, this.via, { ...under, view: below });
    });
    return [...merged, ...added.values()];
  }

  private view(node: ParsedNode | null, pair: ParsedPair | undefined, via: YamlNode['via'], under: Under | undefined) {
    return new View(this.document, node, pair, via, under);
  }

  /** A template puts something in the place of nothing: `resources:`, then `{{- toYaml .Values.resources | nindent 2 }}`. */
  private isFilledIn(): boolean {
    const text = this.document.parsed.template!.text;
    const start = this.pair?.key.range[1] ?? this.node?.range[0] ?? 0;
    const column = this.pair ? columnOf(text, this.pair.key.range[0]) : 0;
    return this.insertionsIn(start, nextContent(text, start + 1)).some(({ indent }) => (indent ?? column) >= column);
  }

  /** A template adds pairs or items: before the first, between them or after the last. */
  private isInsertedInto(): boolean {
    const { parsed } = this.document;
    const [first, end] = this.value!.range;
    const ownKey = isAlias(this.node) ? undefined : this.pair?.key.range[1];
    const start = this.value === parsed.root ? 0 : (ownKey ?? first);
    const column = columnOf(parsed.text, first);
    return this.insertionsIn(start, nextContent(parsed.template!.text, end)).some(
      ({ indent }) => indent === undefined || indent === column,
    );
  }

  private insertionsIn(start: number, end: number) {
    return this.document.parsed.template!.insertions.filter(
      (insertion) => insertion.start >= start && insertion.start < end,
    );
  }
}

const noSlots: Slots = { byKey: new Map(), complete: true };

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function isBlock(style: ScalarStyle | undefined): boolean {
  return style === 'literal' || style === 'folded';
}

function isString(tag: string | undefined): boolean {
  return tag === '!' || tag === '!!str' || tag === 'tag:yaml.org,2002:str';
}

function keyOf(pair: ParsedPair, base: number): YamlKey {
  const [start, end] = pair.key.range;
  return { text: keyText(pair), span: span(base + start, base + end) };
}
