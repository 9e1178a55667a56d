import { isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode, type YAMLMap } from 'yaml';
import type { ParsedDocument } from './parse.ts';

export type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

/** A pair of a mapping, its own or one that a merge key brings. */
export interface Slot {
  readonly pair: ParsedPair;
  readonly merged: boolean;
}

export interface Slots {
  /** By the text of their keys, own pairs before merged ones. Of equal keys the last counts. */
  readonly byKey: ReadonlyMap<string, Slot>;
  /** False where a merge key names something that cannot be found. */
  readonly complete: boolean;
}

/** A chain of merge keys longer than this is nobody's configuration. */
const maxMergeDepth = 64;

const known = new WeakMap<YAMLMap, Slots>();

/** The pairs of a mapping with its merge keys (`<<`) applied: what it says itself wins, then the first that is merged. */
export function slotsOf(map: YAMLMap.Parsed, { aliases }: ParsedDocument): Slots {
  const found = known.get(map);
  if (found) return found;
  const byKey = new Map<string, Slot>();
  const visited = new Set<YAMLMap>([map]);
  let complete = true;

  const merge = (source: ParsedNode | null | undefined, depth: number): void => {
    const target = isAlias(source) ? aliases.get(source) : source;
    if (isSeq(target)) {
      for (const item of target.items) merge(item as ParsedNode, depth);
    } else if (!isMap(target) || depth > maxMergeDepth) complete = false;
    else if (!visited.has(target)) {
      visited.add(target);
      add(target as YAMLMap.Parsed, depth);
    }
  };
  const add = ({ items }: YAMLMap.Parsed, depth: number): void => {
    for (const pair of items) {
      if (isMergeKey(pair)) continue;
      const key = keyText(pair);
      if (depth === 0 || !byKey.has(key)) byKey.set(key, { pair, merged: depth > 0 });
    }
    for (const pair of items) if (isMergeKey(pair)) merge(pair.value, depth + 1);
  };
  add(map, 0);
  const slots = { byKey, complete };
  known.set(map, slots);
  return slots;
}

export function keyText({ key }: ParsedPair): string {
  return isScalar(key) ? String(key.value) : isAlias(key) ? `*${key.source}` : '';
}

function isMergeKey({ key }: ParsedPair): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}
