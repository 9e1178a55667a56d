import type { YamlProblem } from '../yaml/events.ts';
import { createReadings, type Part, problemsOf, readYaml } from '../yaml/file.ts';
import type { ParsedDocument } from '../yaml/parse.ts';
import { viewOf } from '../yaml/view.ts';
import { isKustomization, isPatchPath, mayHoldObjects, worthReading } from './detect.ts';
import { keyOrder } from './key-order.ts';
import type { KubernetesFile, Resource } from './model.ts';
import { readKustomization, readObjects } from './object.ts';
import { readResource } from './resource.ts';

type FileRole = 'objects' | 'patch' | 'kustomization';

/** Reads manifests. What a change has not touched or moved is handed out again as it was: document, objects and all. */
export function manifestReader(): (text: string, path: string) => KubernetesFile {
  const readings = createReadings();
  const known = new WeakMap<ParsedDocument, Placed>();
  return (text, path) => {
    const role: FileRole = isKustomization(path) ? 'kustomization' : isPatchPath(path) ? 'patch' : 'objects';
    const yaml = readYaml(text, readings, worthReading);
    const resources: Resource[] = [];
    const problems: YamlProblem[] = [];
    for (const part of yaml.parts) {
      if (role !== 'kustomization' && !mayHoldObjects(part.text)) continue;
      for (const parsed of part.known.parse(yaml.templated)) {
        let placed = known.get(parsed);
        if (placed?.base !== part.base || placed.role !== role) {
          placed = { base: part.base, role, resources: readResources(part, parsed, role) };
          known.set(parsed, placed);
        }
        resources.push(...placed.resources);
        // What renders is no YAML before it is rendered.
        if (!yaml.templated) problems.push(...problemsOf(part, parsed));
      }
    }
    return { resources, problems, yaml };
  };
}

interface Placed {
  readonly base: number;
  readonly role: FileRole;
  readonly resources: readonly Resource[];
}

function readResources(part: Part, parsed: ParsedDocument, role: FileRole): Resource[] {
  const root = viewOf({ parsed, base: part.base, keyOrder, isFragment: part.isCut });
  if (role === 'kustomization') {
    const object = readKustomization(root);
    return object ? [readResource(object)] : [];
  }
  return readObjects(root, role === 'patch').map(readResource);
}
