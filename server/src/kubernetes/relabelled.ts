import { rememberingOf } from '../core/memo.ts';
import type { ProjectFacts } from '../core/rule.ts';
import type { Labels } from './facts.ts';
import { type Files, kustomizationsOf, resolve } from './kustomization.ts';
import type { PatchFact } from './kustomization-facts.ts';
import { type Layer, type World, worldsOf } from './worlds.ts';

/** Worlds in which patches may have changed labels or selectors. */
export const relabelledWorlds: (project: ProjectFacts) => ReadonlySet<World> = rememberingOf((project) => {
  const { files } = kustomizationsOf(project);
  const layersOf = ({ objects }: World) => [...new Set(objects.flatMap(({ layers }) => layers))];
  return new Set(worldsOf(project).filter((world) => layersOf(world).some((layer) => mayRelabel(layer, files))));
});

function mayRelabel({ folder, kustomization }: Layer, files: Files): boolean {
  return kustomization.patches.some((patch: PatchFact) => {
    if ('text' in patch)
      return /labels|selector|path: *["']?\/(?:metadata|spec(?:\/template)?)?["']? *$/imu.test(patch.text);
    const objects = files.get(resolve(folder, patch.path))?.kubernetes.objects ?? [];
    // Of a patch that is no object, nothing is known.
    return objects.length === 0 || objects.some(({ podLabels, selector }) => selector || podLabels.some(isFilled));
  });
}

function isFilled(labels: Labels): boolean {
  return Object.keys(labels).length > 0;
}
