import type { Span } from '../core/span.ts';

/**
 * One value of a YAML document, as rules see it. Aliases are followed and merge keys (`<<`) applied, so a rule asks for
 * what the document means; every span says where it is written.
 *
 * A value can be unknown: a template action (`{{ .Values.image }}`) or a variable without a default stands in it. Two
 * readings keep rules honest about that. The readings of a value (`string`, `number`, `boolean`) are undefined where it
 * is unknown, so a rule that looks for a bad value stays silent. And `lacks` is true only where something is known to be
 * missing, so a rule that looks for an absent value asks `lacks(path)` and never `get(path) === undefined`.
 */
export interface YamlNode {
  readonly kind: 'mapping' | 'sequence' | 'scalar' | 'null';
  /** Where the value is written: at the anchor for a value reached through an alias. Empty for a key without a value. */
  readonly span: Span;
  /** The key it stands under, where the pair is written. Absent for items of sequences and for the root. */
  readonly key: YamlKey | undefined;
  /** How a value that is written elsewhere got here. Such a value is shared: edits refuse to touch it. */
  readonly via: 'alias' | 'merge' | 'extends' | undefined;
  /** The text of the value as it stands in the document, quotes and all. */
  readonly source: string;

  /** The value, or part of it, comes from a template or a variable. Of a collection: it may be absent altogether. */
  readonly unknown: boolean;
  /** False for a collection into which a template puts more than is written, and within fragments of an object. */
  readonly complete: boolean;

  /** The text of a scalar, quotes and folding resolved and no type applied: `0777`, `yes` and `1e3` stay as written. */
  readonly string: string | undefined;
  /** The number that Go's YAML readers see, of an unquoted scalar: `0777` is 511, `0o17` is 15, `1e3` is 1000. */
  readonly number: number | undefined;
  /** The boolean that Go's YAML readers see: `yes`, `on`, `y` and `True` are true. Quoted `"true"` and `"false"` count. */
  readonly boolean: boolean | undefined;
  /** What Go's YAML readers take a scalar for; undefined where it is unknown, null or a collection. */
  readonly type: 'text' | 'number' | 'boolean' | undefined;
  /** How the scalar is written; undefined for collections. */
  readonly style: ScalarStyle | undefined;

  /** The value at a path of keys and indexes; itself for an empty path. */
  get(...path: readonly (string | number)[]): YamlNode | undefined;
  /** The last value on the path that exists and is not null; itself where not even the first does. */
  deepest(...path: readonly (string | number)[]): YamlNode;
  /** Nothing, or null, stands at the path, and no template, variable or other file can put something there. */
  lacks(...path: readonly (string | number)[]): boolean;
  /** The pairs of a mapping in the order written, its own before merged ones; none for anything else. */
  readonly entries: readonly YamlEntry[];
  /** The items of a sequence; none for anything else. */
  readonly items: readonly YamlNode[];
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface YamlKey {
  readonly text: string;
  readonly span: Span;
}

export interface YamlEntry {
  readonly key: YamlKey;
  readonly value: YamlNode;
}

/** The pairs of a mapping whose values are known. */
export function textsOf(node: YamlNode | undefined): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { key, value } of node?.entries ?? []) {
    if (value.string !== undefined) texts.set(key.text, value.string);
  }
  return texts;
}
