import { similar } from '../../core/similar.ts';
import { belongTogether, eachStored } from '../../kubernetes/storage-worlds.ts';
import type { PlacedObject } from '../../kubernetes/worlds.ts';
import { rule } from '../rule.ts';

interface Missing {
  readonly uri: string;
  readonly at: number;
  readonly name: string;
  readonly meant: string | undefined;
}

export default rule({
  title: 'Unknown claim',
  burden: 'storage',
  severity: 'warning',
  preset: 'recommended',
  project(files, { report }) {
    // A pod may be in several worlds: what one of them has is not missing.
    const missing = new Map<string, Missing | undefined>();
    eachStored(files, (placed, world) => {
      const { uri, fact } = placed;
      const { objects, open } = world;
      for (const { at, name } of fact.storage?.pods?.claims ?? []) {
        const names = claimNames(objects.filter((other) => belongTogether(placed, other, world)));
        const place = `${fact.at + at} ${uri}`;
        const isKnown = open || names.length === 0 || claimNames(objects).includes(name) || isOfTemplate(name, objects);
        if (isKnown) missing.set(place, undefined);
        else if (!missing.has(place)) missing.set(place, { uri, at: fact.at + at, name, meant: similar(name, names) });
      }
    });
    for (const found of missing.values()) {
      if (!found) continue;
      const { uri, at, name, meant } = found;
      report(
        uri,
        at,
        `no claim \`${name}\` is among these manifests, though others are, and without it the pod does not start; ${meant ? `is \`${meant}\` meant?` : 'add it, or correct the name'}`,
        {
          fixes: [
            meant === undefined ? undefined : { title: `Use ${meant}`, safety: 'unsafe', edits: [{ at, text: meant }] },
          ],
        },
      );
    }
  },
});

/** Others than Kubernetes make claims too (KubeVirt's DataVolume): they have the name of what they are made for. */
function claimNames(objects: readonly PlacedObject[]): string[] {
  return objects.flatMap(({ fact }) => (/Claim$|Volume$/u.test(fact.kind) && fact.name ? [fact.name] : []));
}

/** `data-db-0` is the first claim that the StatefulSet `db` makes of its template `data`. */
function isOfTemplate(name: string, objects: readonly PlacedObject[]): boolean {
  const base = name.replace(/-\d+$/u, '');
  return objects.some(({ fact }) =>
    fact.storage?.claims?.some((claim) => claim.template && base === `${claim.name}-${fact.name}`),
  );
}
