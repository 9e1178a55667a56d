import { rememberingOf } from '../core/memo.ts';
import type { ObjectFact } from './facts.ts';
import { areNested } from './folders.ts';
import { matches, type Selector } from './network-facts.ts';
import type { Standing } from './selections.ts';
import type { PlacedObject, World } from './worlds.ts';

/** Objects under what they are called by: namespace, kind and name. */
type Index = ReadonlyMap<string, readonly PlacedObject[]>;

const byName = rememberingOf((world: World): Index => {
  return indexed(world, ({ fact, namespace }) => (fact.name === null ? [] : [keyOf(namespace, fact.kind, fact.name)]));
});

const autoscalersByTarget = rememberingOf((world: World): Index => {
  return indexed(world, ({ fact: { availability }, namespace }) => {
    const autoscaler = availability?.autoscaler;
    if (!autoscaler || autoscaler.by === 'vertical') return [];
    return [keyOf(namespace, autoscaler.target.kind, autoscaler.target.name)];
  });
});

function indexed({ objects }: World, keysOf: (placed: PlacedObject) => readonly string[]): Index {
  const index = new Map<string, PlacedObject[]>();
  for (const placed of objects) {
    for (const key of keysOf(placed)) {
      const same = index.get(key);
      if (same) same.push(placed);
      else index.set(key, [placed]);
    }
  }
  return index;
}

function keyOf(namespace: string, kind: string | null, name: string | null): string {
  return `${namespace} ${kind} ${name}`;
}

/** The objects of a world whose number of pods, or whose requests, an autoscaler decides. */
export function scaledBy({ object, namespace, world }: Standing): readonly PlacedObject[] {
  const target = object.availability?.autoscaler?.target;
  return (target && byName(world).get(keyOf(namespace, target.kind, target.name))) ?? [];
}

/** The autoscalers of a world that decide how many pods an object has. */
export function autoscalersOf({ object, namespace, world }: Omit<Standing, 'uri'>): readonly PlacedObject[] {
  return autoscalersByTarget(world).get(keyOf(namespace, object.kind, object.name)) ?? [];
}

/**
 * Whether two objects of a world are sure to be applied together. Of what merely stands about that is so in one file, and
 * likely where the folder of one holds the other.
 */
export function goTogether({ uri, world }: Standing, other: PlacedObject, within: 'file' | 'folder'): boolean {
  if (world.kind !== 'rest' || other.uri === uri) return true;
  return within === 'folder' && areNested(uri, other.uri);
}

/** What a disruption budget takes: null where that is unknown. With the labels that kustomizations add, where it can be. */
export function budgetSelector({ selector, availability }: ObjectFact): Selector | null {
  return selector ? { labels: selector, expressions: [] } : (availability?.budget?.selector ?? null);
}

/** The objects whose pods a disruption budget takes. */
export function budgetedBy({ object, namespace, world }: Standing): PlacedObject[] {
  const selector = budgetSelector(object);
  if (!selector) return [];
  return world.objects.filter(
    (placed) => placed.namespace === namespace && placed.fact.podLabels.some((labels) => matches(selector, labels)),
  );
}
