import { similar } from '../../core/similar.ts';
import type { ConfigUse } from '../../kubernetes/config-facts.ts';
import { type PlacedObject, type World, worldsOf } from '../../kubernetes/worlds.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'ConfigMap or Secret that is not there',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  aliases: ['kube-linter/env-value-from'],
  project(files, { report }) {
    const faults = new Map<string, { uri: string; use: ConfigUse; message: string | undefined }>();
    for (const world of worldsOf(files)) {
      const sources = configsOf(world);
      for (const object of world.objects) {
        for (const use of object.fact.config?.uses ?? []) {
          const key = `${object.uri}#${use.at}`;
          const message = fault(use, object, sources, world.open);
          // What one world has is not missing, whatever the others lack.
          const before = faults.get(key);
          if (!before || message === undefined) faults.set(key, { uri: object.uri, use, message });
        }
      }
    }
    for (const { uri, use, message } of faults.values()) if (message !== undefined) report(uri, use.at, message);
  },
});

/** ConfigMaps and Secrets of a world by kind and name. */
type Configs = ReadonlyMap<string, ReadonlyMap<string, readonly PlacedObject[]>>;

function configsOf({ objects }: World): Configs {
  const configs = new Map([
    ['ConfigMap', new Map<string, PlacedObject[]>()],
    ['Secret', new Map<string, PlacedObject[]>()],
  ]);
  for (const object of objects) {
    const { group, kind, name } = object.fact;
    const ofKind = group === '' ? configs.get(kind) : undefined;
    if (name !== null) ofKind?.set(name, [...(ofKind.get(name) ?? []), object]);
  }
  return configs;
}

/** What is wrong with a use in one world; undefined where all is well, or nothing is known. */
function fault(use: ConfigUse, user: PlacedObject, configs: Configs, open: boolean): string | undefined {
  const { kind, name, key } = use;
  const known = configs.get(kind) ?? new Map<string, readonly PlacedObject[]>();
  const sources = (known.get(name) ?? []).filter((source) => isReachable(source, user));
  if (sources.length > 0) {
    const keys = sources.map(({ fact }) => fact.config?.keys);
    if (key === null || keys.some((keys) => !keys || keys.includes(key))) return undefined;
    const meant = similar(
      key,
      keys.flatMap((keys) => keys ?? []),
    );
    return `the ${kind} \`${name}\` has no key \`${key}\`: the container will not start; ${meant ? `write \`${meant}\`` : 'add the key, or make it optional'}`;
  }
  if (open || key !== null || isMadeByCluster(use)) return undefined;
  const near = [...known].flatMap(([name, sources]) =>
    sources.some((source) => isReachable(source, user)) ? name : [],
  );
  const meant = similar(name, near);
  // Secrets are most often kept elsewhere, even beside others; one whose name is nearly right is not.
  if (!meant && (kind === 'Secret' || near.length === 0)) return undefined;
  return `there is no ${kind} \`${name}\` beside this: the container will not start without; ${meant ? `write \`${meant}\` if that is meant` : 'add it, or correct the name'}`;
}

/** In the same namespace, or in one that a kustomization or a command decides. */
function isReachable(source: PlacedObject, user: PlacedObject): boolean {
  return source.namespace === user.namespace || source.fact.namespace === null || user.fact.namespace === null;
}

/** Kubernetes puts it into every namespace. */
function isMadeByCluster({ name }: ConfigUse): boolean {
  return name === 'kube-root-ca.crt';
}
