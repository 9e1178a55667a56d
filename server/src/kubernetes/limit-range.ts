import type { YamlNode } from '../yaml/node.ts';
import { readAmounts } from './container.ts';
import type { Amount, KubernetesObject } from './model.ts';

/** One entry of a LimitRange: what it says of one type (`Container`, `Pod`, `PersistentVolumeClaim`). */
export interface LimitEntry {
  readonly node: YamlNode;
  readonly type: string | undefined;
  amounts(part: LimitPart): ReadonlyMap<string, Amount>;
}

/** In the order in which the values of one resource have to stand: none may be above the next. */
export const limitParts = ['min', 'defaultRequest', 'default', 'max'] as const;
export type LimitPart = (typeof limitParts)[number];

export function limitEntries({ kind, node }: KubernetesObject): LimitEntry[] {
  if (kind !== 'LimitRange') return [];
  return (node.get('spec', 'limits')?.items ?? []).map((entry) => ({
    node: entry,
    type: entry.get('type')?.string,
    amounts: (part) => readAmounts(entry.get(part)),
  }));
}
