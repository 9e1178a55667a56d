import type { ProjectFacts } from '../core/rule.ts';
import type { ObjectFact } from './facts.ts';
import type { PatchFact } from './kustomization-facts.ts';
import type { PlacedObject } from './worlds.ts';

/** Whether a patch may change what an object says: one of its kustomizations, or a file with a part of such an object. */
export function patchedObjects(files: ProjectFacts): (placed: PlacedObject) => boolean {
  const facts = [...files.values()].flatMap(({ data }) => data.kubernetes?.objects ?? []);
  const patched = new Set(facts.filter(({ partial }) => partial).map(keyOf));
  return ({ fact, layers }) =>
    patched.has(keyOf(fact)) ||
    layers.some(({ kustomization }) => kustomization.patches.some((patch) => mayBeFor(patch, fact)));
}

function mayBeFor(patch: PatchFact, { kind, name }: ObjectFact): boolean {
  // Annotations and numbers of replicas are kept as patches too.
  if ('text' in patch && !/\bdata\b|\bspec\b(?!: \{replicas)/u.test(patch.text)) return false;
  if (patch.target) return (patch.target.kind ?? kind) === kind;
  return 'text' in patch && name !== null && patch.text.includes(name);
}

function keyOf({ kind, name }: ObjectFact): string {
  return `${kind}/${name}`;
}
