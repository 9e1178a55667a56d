import { rememberingOf } from '../core/memo.ts';
import type { ProjectFacts } from '../core/rule.ts';
import type { ObjectFact } from './facts.ts';
import { type Files, kustomizationsOf, resolve } from './kustomization.ts';
import type { PatchFact, PatchTarget } from './kustomization-facts.ts';
import { type Layer, worldsOf } from './worlds.ts';

/**
 * The objects of a project's worlds whose `spec` a kustomization changes by patches or `replicas`: of those the facts are
 * not all that there is to know.
 */
export const patchedObjects: (project: ProjectFacts) => ReadonlySet<ObjectFact> = rememberingOf((project) => {
  const { files } = kustomizationsOf(project);
  const placed = worldsOf(project).flatMap(({ objects }) => objects);
  return new Set(
    placed.filter(({ fact, layers }) => layers.some((layer) => changes(layer, fact, files))).map(({ fact }) => fact),
  );
});

function changes({ folder, kustomization }: Layer, fact: ObjectFact, files: Files): boolean {
  return kustomization.patches.some((patch: PatchFact) => {
    if ('text' in patch && !/\bspec\b/u.test(patch.text)) return false;
    if (patch.target) return isTarget(patch.target, fact);
    if ('text' in patch) return fact.name !== null && patch.text.includes(fact.name);
    const objects = files.get(resolve(folder, patch.path))?.kubernetes.objects;
    // Of a patch that is no object, nothing is known.
    return !objects || objects.some(({ kind, name }) => kind === fact.kind && name === fact.name);
  });
}

/** By kind and name alone: what else it asks for may hold. */
function isTarget({ kind, name }: PatchTarget, fact: ObjectFact): boolean {
  const matches = (pattern: string | null, text: string) => {
    try {
      return pattern === null || new RegExp(`^(?:${pattern})$`, 'u').test(text);
    } catch {
      return true;
    }
  };
  return matches(kind, fact.kind) && matches(name, fact.name ?? '');
}
