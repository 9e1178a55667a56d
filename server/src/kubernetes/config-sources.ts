import type { ConfigUse } from './config-facts.ts';
import type { PlacedObject, World } from './worlds.ts';

/** The ConfigMaps and Secrets of a world, for who uses them. */
export interface ConfigSources {
  /** Those that a use may mean. */
  find(use: ConfigUse, user: PlacedObject): readonly PlacedObject[];
  /** The names of all that its pod could use instead. */
  names(use: ConfigUse, user: PlacedObject): readonly string[];
}

export function configSources({ objects }: World): ConfigSources {
  const known = { ConfigMap: new Map<string, PlacedObject[]>(), Secret: new Map<string, PlacedObject[]>() };
  for (const object of objects) {
    const { group, kind, name } = object.fact;
    if (group !== '' || name === null || !(kind === 'ConfigMap' || kind === 'Secret')) continue;
    const sources = known[kind].get(name) ?? [];
    known[kind].set(name, sources);
    sources.push(object);
  }
  return {
    find: ({ kind, name }, user) => (known[kind].get(name) ?? []).filter((source) => isReachable(source, user)),
    names: ({ kind }, user) =>
      [...known[kind]].flatMap(([name, sources]) => (sources.some((source) => isReachable(source, user)) ? name : [])),
  };
}

/** In the same namespace, or in one that a kustomization or a command decides. */
function isReachable(source: PlacedObject, user: PlacedObject): boolean {
  return source.namespace === user.namespace || source.fact.namespace === null || user.fact.namespace === null;
}
