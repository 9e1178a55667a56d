import { textsOf, type YamlNode } from '../yaml/node.ts';
import { folderPrefix } from './folders.ts';
import type { KubernetesObject } from './model.ts';
import type { PlacedObject, World } from './worlds.ts';

/** What a LimitRange or a ResourceQuota says of the containers of its namespace. */
export interface BoundsFact {
  /** What the API writes into containers that leave it out: resources with their amounts. */
  readonly limits: Amounts;
  readonly requests: Amounts;
  /** What each container has to say (`limits.memory`), or the API refuses its pod. */
  readonly demands: readonly string[];
}

type Amounts = Readonly<Record<string, string>>;

/** Undefined for an object of another kind, and for one that bounds nothing that containers say. */
export function boundsFact({ node, kind, group }: KubernetesObject): BoundsFact | undefined {
  if (group !== '') return undefined;
  if (kind === 'LimitRange') return limitRange(node);
  // A quota with scopes is for some pods only.
  if (kind !== 'ResourceQuota' || node.get('spec', 'scopes') || node.get('spec', 'scopeSelector')) return undefined;
  const hard = node.get('spec', 'hard')?.entries ?? [];
  const demands = hard.flatMap(({ key }) => demanding.get(key.text) ?? []);
  return demands.length > 0 ? { limits: {}, requests: {}, demands } : undefined;
}

/** The entries of a quota that make a field of every container obligatory. */
const demanding: ReadonlyMap<string, string> = new Map([
  ['cpu', 'requests.cpu'],
  ['memory', 'requests.memory'],
  ['requests.cpu', 'requests.cpu'],
  ['requests.memory', 'requests.memory'],
  ['limits.cpu', 'limits.cpu'],
  ['limits.memory', 'limits.memory'],
]);

/** The defaults of the API itself: `max` stands in for `default`, and `default`, then `min`, for `defaultRequest`. */
function limitRange(node: YamlNode): BoundsFact | undefined {
  const limits: Record<string, string> = {};
  const requests: Record<string, string> = {};
  for (const item of node.get('spec', 'limits')?.items ?? []) {
    if (item.get('type')?.string !== 'Container') continue;
    const said = (key: string) => Object.fromEntries(textsOf(item.get(key)));
    Object.assign(limits, said('max'), said('default'));
    Object.assign(requests, said('min'), said('max'), said('default'), said('defaultRequest'));
  }
  return Object.keys(limits).length + Object.keys(requests).length > 0 ? { limits, requests, demands: [] } : undefined;
}

/** The limit ranges and quotas of a world. */
export function boundsIn({ objects }: World): readonly PlacedObject[] {
  return objects.filter(({ fact }) => fact.bounds);
}

/**
 * Whether bounds are for the objects of a namespace in a file. Of what merely stands about in a workspace, the same
 * namespace by default means nothing: there the same folder, or one below, does.
 */
export function boundsHold(bounds: PlacedObject, world: World['kind'], namespace: string, uri: string): boolean {
  if (bounds.namespace !== namespace) return false;
  if (world !== 'rest' || bounds.fact.namespace !== null) return true;
  return uri.startsWith(folderPrefix(bounds.uri));
}
