import { rememberingOf } from '../core/memo.ts';
import type { ProjectFacts } from '../core/rule.ts';
import type { Labels, ObjectFact } from './facts.ts';
import { type File, type Files, folderOf, kustomizationIn, kustomizationsOf, resolve } from './kustomization.ts';
import type { KustomizationFact, LabelChange } from './kustomization-facts.ts';
import { relabelled } from './network-facts.ts';

/**
 * Objects that reach a cluster together: one Kustomize overlay with all that it builds on, one Helm chart with its
 * subcharts, or whatever else the project has. An object may be in several worlds; what patches say is in none.
 */
export interface World {
  readonly kind: 'overlay' | 'chart' | 'rest';
  readonly objects: readonly PlacedObject[];
  /** Parts of it come from elsewhere or are made by templates: nothing can be known to be missing from it. */
  readonly open: boolean;
}

/** An object as it is in a world: with the namespace and the labels that kustomizations give it. */
export interface PlacedObject {
  /** Of the file that `fact.at` is a place of. */
  readonly uri: string;
  readonly fact: ObjectFact;
  /** `default` where none is known. */
  readonly namespace: string;
  /** The kustomizations that change it, in their order. */
  readonly layers: readonly Layer[];
}

/** A kustomization, by the folder that its paths start from. */
export interface Layer {
  readonly folder: string;
  readonly kustomization: KustomizationFact;
}

export const worldsOf: (files: ProjectFacts) => readonly World[] = rememberingOf(findWorlds);

function findWorlds(project: ProjectFacts): readonly World[] {
  const { files, kustomizations, used, apart } = kustomizationsOf(project);
  const whole = new Map([...files].filter(([path]) => !apart.has(path)));
  const build = builder(whole);
  const overlays = kustomizations.filter((path) => !used.has(path) && !apart.has(path)).map(build);
  const charts = chartsOf(files).map((folder) => partsOfChart(folder, whole));
  const placed = new Set([...used, ...kustomizations, ...charts.flatMap((parts) => [...parts.keys()])]);
  const rest = new Map([...whole].filter(([path]) => !placed.has(path)));
  return [...overlays, ...charts.map(chartWorld), worldOf(rest)].filter(({ objects }) => objects.length > 0);
}

function worldOf(files: Files): World {
  const parts = [...files.values()];
  return { kind: 'rest', objects: parts.flatMap(placedIn), open: parts.some(({ kubernetes }) => kubernetes.templated) };
}

function placedIn({ uri, kubernetes }: File): PlacedObject[] {
  return kubernetes.objects
    .filter(({ partial, group }) => !partial && group !== 'kustomize.config.k8s.io')
    .map((fact) => ({ uri, fact, namespace: fact.namespace ?? 'default', layers: [] }));
}

/**
 * What a kustomization builds, in kustomize's own order: what it builds on and makes itself, then its components, which
 * change all of that, then its own changes.
 */
function builder(files: Files): (path: string) => World {
  const known = new Map<string, World>();
  const build = (path: string): World => {
    const built = known.get(path);
    if (built) return built;
    // What builds on itself is refused; here it has nothing to build on.
    known.set(path, nothing);
    const { component } = files.get(path)!.kubernetes.kustomization!;
    const world = buildOn(nothing, path, new Set());
    known.set(path, component ? { ...world, open: true } : world);
    return known.get(path)!;
  };
  const buildOn = (base: World, path: string, entered: Set<string>): World => {
    entered.add(path);
    const file = files.get(path)!;
    const kustomization = file.kubernetes.kustomization!;
    const { resources, components, generates } = kustomization;
    const targets = (paths: readonly string[]) => paths.map((written) => resolve(folderOf(path), written));
    const own: World = { ...nothing, objects: placedIn(file), open: generates };
    let world = joined([base, ...targets(resources).map(taken), own]);
    for (const target of targets(components)) {
      const inner = kustomizationIn(target, files);
      world = inner !== undefined && !entered.has(inner) ? buildOn(world, inner, entered) : { ...world, open: true };
    }
    const layer: Layer = { folder: folderOf(path), kustomization };
    return { ...world, objects: world.objects.map((placed) => changed(placed, layer)) };
  };
  const taken = (target: string): World => {
    const inner = kustomizationIn(target, files);
    if (inner !== undefined) return build(inner);
    const file = files.get(target);
    // A place elsewhere, or a file that says nothing of Kubernetes.
    return file ? worldOf(new Map([[target, file]])) : { ...nothing, open: true };
  };
  return build;
}

const nothing: World = { kind: 'overlay', objects: [], open: false };

/** What is reached in two ways is there once. */
function joined(worlds: readonly World[]): World {
  const objects = new Map<string, PlacedObject>();
  for (const object of worlds.flatMap(({ objects }) => objects)) {
    const key = `${object.fact.at} ${object.uri}`;
    if (!objects.has(key)) objects.set(key, object);
  }
  return { ...nothing, objects: [...objects.values()], open: worlds.some(({ open }) => open) };
}

function changed({ uri, fact, namespace, layers }: PlacedObject, layer: Layer): PlacedObject {
  const { labels, namespace: own } = layer.kustomization;
  return { uri, fact: labels.reduce(labelled, fact), namespace: own ?? namespace, layers: [...layers, layer] };
}

function labelled(fact: ObjectFact, { pairs, pods, selectors }: LabelChange): ObjectFact {
  const add = (labels: Labels) => ({ ...labels, ...pairs });
  return {
    ...fact,
    labels: add(fact.labels),
    podLabels: pods ? fact.podLabels.map(add) : fact.podLabels,
    selector: selectors && fact.selector ? add(fact.selector) : fact.selector,
    ...(selectors && fact.network && { network: relabelled(fact.network, pairs) }),
  };
}

/** The folders of the charts that are no other chart's, with what each wants in its own folder of charts. */
function chartsOf(files: Files): string[] {
  const charts = new Map(
    [...files].filter(([, { kubernetes }]) => kubernetes.chart).map(([path]) => [folderOf(path), path]),
  );
  return [...charts.keys()].filter((folder) => {
    const parent = /^(.*)\/charts\/[^/]+$/u.exec(folder)?.[1];
    return parent === undefined || !charts.has(parent);
  });
}

/** The templates of a chart and of those in its `charts/`. Its examples, and what it tests itself with, are no part of it. */
function partsOfChart(folder: string, files: Files): Files {
  const own = [...files].filter(([path]) => path.startsWith(`${folder}/`) && chartPart.test(path.slice(folder.length)));
  return new Map(own);
}

const chartPart = /^(?:\/charts\/[^/]+)*\/(?:Chart\.yaml$|templates\/|crds\/)/u;

function chartWorld(files: Files): World {
  const { objects, open } = worldOf(files);
  const lacksPart = [...files].some(([path, { kubernetes }]) =>
    kubernetes.chart?.dependencies.some((name) => !files.has(`${folderOf(path)}/charts/${name}/Chart.yaml`)),
  );
  return { kind: 'chart', objects, open: open || lacksPart };
}
