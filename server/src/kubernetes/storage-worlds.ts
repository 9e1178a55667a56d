import type { ProjectFacts } from '../core/rule.ts';
import { areNested, folderPrefix } from './folders.ts';
import type { ClaimFact, ClassFact } from './storage-facts.ts';
import { type PlacedObject, type World, worldsOf } from './worlds.ts';

/** A claim as an object that others may use. */
export interface PlacedClaim {
  readonly placed: PlacedObject;
  readonly claim: ClaimFact;
}

/** Calls back with every object of every world that has to do with storage, one world after the other. */
export function eachStored(files: ProjectFacts, visit: (placed: PlacedObject, world: World) => void): void {
  for (const world of worldsOf(files)) {
    for (const placed of world.objects) if (placed.fact.storage) visit(placed, world);
  }
}

/**
 * Whether two objects of a world are meant for each other. What merely stands about in a workspace may be for different
 * clusters, unless both name the same namespace or one stands in the folder of the other, or below it.
 */
export function belongTogether(one: PlacedObject, other: PlacedObject, { kind }: World): boolean {
  if (one.namespace !== other.namespace) return false;
  if (kind !== 'rest' || (one.fact.namespace !== null && other.fact.namespace !== null)) return true;
  return areNested(one.uri, other.uri);
}

/** The claim of that name beside the object: of several in a world that of the same file, then of the same folder. */
export function claimNamed(name: string, user: PlacedObject, world: World): PlacedClaim | undefined {
  const found = world.objects.flatMap((placed) => {
    const { kind, storage, name: own } = placed.fact;
    const [claim] = kind === 'PersistentVolumeClaim' && own === name ? (storage?.claims ?? []) : [];
    return claim && belongTogether(placed, user, world) ? [{ placed, claim }] : [];
  });
  return nearest(found, user, ({ placed }) => placed);
}

/** The class of that name in the world. */
export function classNamed(name: string | null, user: PlacedObject, { objects }: World): ClassFact | undefined {
  const found = name === null ? [] : objects.filter(({ fact }) => fact.storage?.storageClass && fact.name === name);
  return nearest(found, user, (placed) => placed)?.fact.storage?.storageClass;
}

/** Where several have the name, things that do not belong together lie side by side, and only the place tells. */
function nearest<Found>(
  found: readonly Found[],
  user: PlacedObject,
  placeOf: (found: Found) => PlacedObject,
): Found | undefined {
  if (found.length < 2) return found[0];
  const inFile = found.filter((one) => placeOf(one).uri === user.uri);
  const inFolder = found.filter((one) => folderPrefix(placeOf(one).uri) === folderPrefix(user.uri));
  return [inFile, inFolder].find(({ length }) => length === 1)?.[0];
}
