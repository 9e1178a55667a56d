import type { PlacedObject, World } from './worlds.ts';

/** What an object wants of another one, and does not find. */
export interface Unmet<Wish> {
  readonly wish: Wish;
  readonly placed: PlacedObject;
  readonly world: World;
}

/**
 * The wishes of objects that are met in none of the worlds that hold them, each once. An open world, parts of which come
 * from elsewhere, counts as one where they are met.
 */
export function unmetWishes<Wish>(
  worlds: readonly World[],
  wishesOf: (placed: PlacedObject) => readonly Wish[],
  isMet: (wish: Wish, placed: PlacedObject, world: World) => boolean,
): Unmet<Wish>[] {
  const unmet = new Map<string, Unmet<Wish>>();
  const met = new Set<string>();
  for (const world of worlds) {
    for (const placed of world.objects) {
      for (const [index, wish] of wishesOf(placed).entries()) {
        const key = `${placed.uri} ${placed.fact.at} ${index}`;
        if (world.open || isMet(wish, placed, world)) met.add(key);
        else if (!unmet.has(key)) unmet.set(key, { wish, placed, world });
      }
    }
  }
  return [...unmet].flatMap(([key, found]) => (met.has(key) ? [] : [found]));
}
