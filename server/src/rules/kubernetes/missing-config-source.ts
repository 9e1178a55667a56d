import type { Place } from '../../core/facts.ts';
import { similar } from '../../core/similar.ts';
import type { ConfigUse } from '../../kubernetes/config-facts.ts';
import { type ConfigSources, configSources } from '../../kubernetes/config-sources.ts';
import { patchedObjects } from '../../kubernetes/patched-objects.ts';
import { type PlacedObject, worldsOf } from '../../kubernetes/worlds.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'ConfigMap or Secret that is not there',
  burden: 'reliability',
  severity: 'error',
  preset: 'strict',
  aliases: ['kube-linter/env-value-from'],
  project(files, { report }) {
    const isPatched = patchedObjects(files);
    const faults = new Map<string, { uri: string; at: Place; message: string | undefined }>();
    for (const world of worldsOf(files)) {
      const sources = configSources(world);
      for (const object of world.objects) {
        for (const use of object.fact.config?.uses ?? []) {
          const at = object.fact.at + use.at;
          const key = `${object.uri}#${at}`;
          const message = fault(use, object, sources, world.open, isPatched);
          // What one world has is not missing, whatever the others lack.
          const before = faults.get(key);
          if (!before || message === undefined) faults.set(key, { uri: object.uri, at, message });
        }
      }
    }
    for (const { uri, at, message } of faults.values()) if (message !== undefined) report(uri, at, message);
  },
});

/** What is wrong with a use in one world; undefined where all is well, or nothing is known. */
function fault(
  use: ConfigUse,
  user: PlacedObject,
  sources: ConfigSources,
  open: boolean,
  isPatched: (placed: PlacedObject) => boolean,
): string | undefined {
  const { kind, name, key } = use;
  const found = sources.find(use, user);
  if (found.length > 0) {
    if (key === null || found.some((source) => mayHave(source, key) || isPatched(source))) return undefined;
    const meant = similar(
      key,
      found.flatMap(({ fact }) => fact.config?.keys ?? []),
    );
    return `the ${kind} \`${name}\` has no key \`${key}\`: the container will not start; ${meant ? `write \`${meant}\`` : 'add the key, or make it optional'}`;
  }
  // Kubernetes puts this one into every namespace.
  if (open || key !== null || name === 'kube-root-ca.crt') return undefined;
  const names = sources.names(use, user);
  const meant = similar(name, names);
  // Secrets are most often kept elsewhere, even beside others; one whose name is nearly right is not.
  if (!meant && (kind === 'Secret' || names.length === 0)) return undefined;
  return `there is no ${kind} \`${name}\` beside this: the container will not start without; ${meant ? `write \`${meant}\` if that is meant` : 'add it, or correct the name'}`;
}

function mayHave({ fact }: PlacedObject, key: string): boolean {
  return !fact.config?.keys || fact.config.keys.includes(key);
}
