import type { ObjectFact } from './facts.ts';
import { matches, type Selector } from './network-facts.ts';
import type { Standing } from './selections.ts';
import type { PlacedObject } from './worlds.ts';

/** The objects of a world whose number of pods, or whose requests, an autoscaler decides. */
export function scaledBy({ object, namespace, world }: Standing): PlacedObject[] {
  const target = object.availability?.autoscaler?.target;
  return world.objects.filter(
    ({ fact, ...placed }) =>
      target && fact.kind === target.kind && fact.name === target.name && placed.namespace === namespace,
  );
}

/** The autoscalers of a world that decide how many pods an object has. */
export function autoscalersOf({ object, namespace, world }: Omit<Standing, 'uri'>): PlacedObject[] {
  return world.objects.filter(({ fact, ...placed }) => {
    const autoscaler = fact.availability?.autoscaler;
    if (!autoscaler || autoscaler.by === 'vertical' || placed.namespace !== namespace) return false;
    return autoscaler.target.kind === object.kind && autoscaler.target.name === object.name;
  });
}

/**
 * Whether two objects of a world are sure to be applied together. Of what merely stands about that is so in one file, and
 * likely where the folder of one holds the other.
 */
export function goTogether({ uri, world }: Standing, other: PlacedObject, within: 'file' | 'folder'): boolean {
  if (world.kind !== 'rest' || other.uri === uri) return true;
  const folder = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
  return within === 'folder' && (other.uri.startsWith(folder(uri)) || uri.startsWith(folder(other.uri)));
}

/** What a disruption budget takes: null where that is unknown. With the labels that kustomizations add, where it can be. */
export function budgetSelector({ selector, availability }: ObjectFact): Selector | null {
  return selector ? { labels: selector, expressions: [] } : (availability?.budget?.selector ?? null);
}

/** The objects whose pods a disruption budget takes. */
export function budgetedBy({ object, namespace, world }: Standing): PlacedObject[] {
  const selector = budgetSelector(object);
  return world.objects.filter(
    ({ fact, ...placed }) =>
      selector && placed.namespace === namespace && fact.podLabels.some((labels) => matches(selector, labels)),
  );
}
