import type { Use } from '../core/language.ts';
import { rememberingOf } from '../core/memo.ts';
import type { ProjectFacts } from '../core/rule.ts';
import { asFragment, patched } from '../yaml/view.ts';
import { type Files, kustomizationsOf, resolve } from './kustomization.ts';
import type { KubernetesFile, KubernetesObject, Resource } from './model.ts';
import { boundsHold, boundsIn } from './namespace-bounds.ts';
import { readAgain } from './object.ts';
import { type Addition, additionsTo, asNode } from './patch.ts';
import { privilegedNamespaces } from './pod-security-facts.ts';
import { readResource } from './resource.ts';
import { templatePathOf } from './template-paths.ts';
import { type Layer, type PlacedObject, type World, worldsOf } from './worlds.ts';

/**
 * The ways in which a project uses a file: in each of its worlds with what kustomizations and the bounds of its namespace
 * add, and as a mere patch where a kustomization says that it is one. None where it is used as it stands.
 */
export function usesOf(uri: string, project: ProjectFacts): readonly Use<KubernetesFile>[] {
  const { files, apart } = kustomizationsOf(project);
  if (apart.has(decodeURIComponent(uri))) return [{ of: (file) => mapObjects(file, asPartial) }];
  const places = placesOf(project).get(uri) ?? [];
  if (places.every(({ layers, bounds, privileged }) => layers.length + bounds.length + privileged.size === 0))
    return [];
  return places.map((place) => ({
    of: (file) => mapObjects(file, (object) => inPlace(object, place, uri, files)),
  }));
}

/** Where a file is used. */
interface Place {
  readonly world: World['kind'];
  readonly layers: readonly Layer[];
  /** All of the world. */
  readonly bounds: readonly PlacedObject[];
  /** Names of the namespaces in which every pod may run. */
  readonly privileged: ReadonlySet<string>;
}

const placesOf: (project: ProjectFacts) => ReadonlyMap<string, readonly Place[]> = rememberingOf((project) => {
  const places = new Map<string, Place[]>();
  for (const world of worldsOf(project)) {
    const bounds = boundsIn(world);
    const privileged = privilegedNamespaces(world);
    // Kustomizations take up files as wholes, so the first object speaks for the others.
    const layersOf = new Map([...world.objects].reverse().map(({ uri, layers }) => [uri, layers]));
    for (const [uri, layers] of layersOf) {
      const own = places.get(uri) ?? [];
      places.set(uri, own);
      own.push({ world: world.kind, layers, bounds, privileged });
    }
  }
  return places;
});

function mapObjects(file: KubernetesFile, change: (object: KubernetesObject) => KubernetesObject): KubernetesFile {
  const documents = file.documents.map((document) => {
    const resources = document.resources.map((resource): Resource => {
      const object = change(resource.object);
      return object === resource.object ? resource : readResource(object);
    });
    const isSame = resources.every((resource, index) => resource === document.resources[index]);
    return isSame ? document : { ...document, key: resources, resources };
  });
  return { ...file, documents, resources: documents.flatMap(({ resources }) => resources) };
}

function asPartial(object: KubernetesObject): KubernetesObject {
  return { ...readAgain(object, asFragment(object.node)), partial: true };
}

function inPlace(object: KubernetesObject, { world, layers, bounds, privileged }: Place, uri: string, files: Files) {
  if (object.partial) return object;
  const patches = layers.length > 0 ? patchesFor(object, layers, files) : [];
  const namespace = layers.findLast(({ kustomization }) => kustomization.namespace !== null)?.kustomization.namespace;
  const own = namespace ?? object.namespace ?? 'default';
  const held = bounds.filter((other) => boundsHold(other, world, own, uri));
  const inPrivilegedNamespace = privileged.has(own);
  if (patches.length + held.length === 0) return inPrivilegedNamespace ? { ...object, inPrivilegedNamespace } : object;
  const node = patched(object.node, asNode([...patches, ...defaultsFor(object, held)]));
  const quota = held.flatMap(({ fact }) =>
    fact.bounds!.demands.map((demand) => [demand, fact.name ?? fact.kind] as const),
  );
  return { ...readAgain(object, node, new Map(quota)), inPrivilegedNamespace };
}

/** What the kustomizations add to an object, the innermost first. */
function patchesFor(object: KubernetesObject, layers: readonly Layer[], files: Files): Addition[] {
  const names = object.name === undefined ? [] : [object.name];
  return layers.flatMap(({ folder, kustomization }) => {
    const { patches, namespace, labels, namePrefix, nameSuffix } = kustomization;
    const added = patches.flatMap((fact) => {
      const texts = 'text' in fact ? [fact.text] : (files.get(resolve(folder, fact.path))?.kubernetes.patches ?? []);
      return texts.flatMap((text) => additionsTo(object, names, text, fact.target));
    });
    const metadata = labels.flatMap(({ pairs, pods }) => {
      const own = { metadata: { labels: pairs } };
      return pods ? [own, atTemplate(object, own)] : [own];
    });
    if (names.length > 0 && (namePrefix || nameSuffix)) names.push(`${namePrefix}${names.at(-1)}${nameSuffix}`);
    return [...added, ...metadata, ...(namespace === null ? [] : [{ metadata: { namespace } }])];
  });
}

/** What the API writes into the containers of an object where limit ranges say so. */
function defaultsFor(object: KubernetesObject, bounds: readonly PlacedObject[]): Addition[] {
  const template = templatePathOf(object.node, object.kind, object.group) ?? [];
  return bounds.map(({ fact }) => {
    const { limits, requests } = fact.bounds!;
    const listed = (key: string) =>
      (object.node.get(...template, 'spec', key)?.items ?? []).flatMap((item) => {
        const name = item.get('name')?.string;
        return name === undefined ? [] : [{ name, resources: { limits, requests } }];
      });
    return atTemplate(object, { spec: { containers: listed('containers'), initContainers: listed('initContainers') } });
  });
}

/** Something at the place of the object's pod template; nothing for an object that has none in a known place. */
function atTemplate({ node, kind, group }: KubernetesObject, content: Addition): Addition {
  const path = templatePathOf(node, kind, group);
  return path ? path.reduceRight<Addition>((inner, key) => ({ [key]: inner }), content) : {};
}
