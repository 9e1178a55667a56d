import type { Edit } from '../core/edit.ts';
import type { YamlNode } from './node.ts';

/**
 * Changes to a YAML document as minimal text edits by path. Comments, quotes, order and style of everything else stay as
 * they are; what is added takes the indentation step, flow or block style and line breaks of its surroundings.
 *
 * Each gives undefined where the change cannot be made safely: the place is reached through an alias or a merge key, a
 * template action stands there, or the text around it cannot be read.
 */

/** What an edit writes. Strings are quoted where YAML would read them as something else. */
export type YamlValue = string | number | boolean | null | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** Gives the key at `path` below a mapping its value: replaces a scalar, adds what is missing on the way. */
export function set(node: YamlNode, path: string | readonly string[], value: YamlValue): Edit[] | undefined {
  throw new Error(`not there yet: ${node.kind} ${path} ${value}`);
}

/** Sets every leaf of `values` below a mapping, in one go: what is added in one place is one edit. */
export function merge(node: YamlNode, values: { readonly [key: string]: YamlValue }): Edit[] | undefined {
  throw new Error(`not there yet: ${node.kind} ${values}`);
}

/** Adds an item at the end of a sequence. */
export function addItem(sequence: YamlNode, value: YamlValue): Edit[] | undefined {
  throw new Error(`not there yet: ${sequence.kind} ${value}`);
}

/** Removes a key with its value, its own comments and its line; a mapping that is left empty becomes `{}`. */
export function removeKey(mapping: YamlNode, key: string): Edit[] | undefined {
  throw new Error(`not there yet: ${mapping.kind} ${key}`);
}

/** Removes an item with its line; a sequence that is left empty becomes `[]`. */
export function removeItem(sequence: YamlNode, index: number): Edit[] | undefined {
  throw new Error(`not there yet: ${sequence.kind} ${index}`);
}

export function renameKey(mapping: YamlNode, key: string, to: string): Edit[] | undefined {
  throw new Error(`not there yet: ${mapping.kind} ${key} ${to}`);
}

/** Puts another value in place of a scalar, in its quotes where it has some. */
export function replaceScalar(scalar: YamlNode, value: string | number | boolean): Edit[] | undefined {
  throw new Error(`not there yet: ${scalar.kind} ${value}`);
}
