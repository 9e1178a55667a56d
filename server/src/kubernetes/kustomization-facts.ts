import { textsOf, type YamlNode } from '../yaml/node.ts';
import type { Labels } from './facts.ts';

/** What a kustomization file says. Paths are as written, relative to it. */
export interface KustomizationFact {
  readonly namespace: string | null;
  readonly namePrefix: string;
  readonly nameSuffix: string;
  /** Files, folders of other kustomizations, and places elsewhere. */
  readonly resources: readonly string[];
  readonly components: readonly string[];
  readonly patches: readonly PatchFact[];
  /** What it puts in place of the tags and digests of images. */
  readonly images: readonly ImageChange[];
  readonly labels: readonly LabelChange[];
  /** Files for kustomize itself: their objects are none of the cluster's. */
  readonly plugins: readonly string[];
  /** Charts and programs make or change objects of it. */
  readonly generates: boolean;
  /** A part (`kind: Component`) that changes what the kustomizations that take it up have. */
  readonly component: boolean;
}

/** What it changes of objects: by a file of its own, or as written into it. */
export type PatchFact = { readonly target: PatchTarget | null } & (
  | { readonly path: string }
  | { readonly text: string }
);

/** What a patch is for, where it does not say so by its own kind and name. Of all that is named here, all must hold. */
export interface PatchTarget {
  readonly kind: string | null;
  /** Regular expressions, each for all of the text. */
  readonly name: string | null;
  readonly namespace: string | null;
  readonly labelSelector: string | null;
}

export interface ImageChange {
  /** Registry and repository, as manifests name the image. */
  readonly name: string;
  readonly tag: string | null;
  readonly digest: string | null;
}

/** Labels that all objects get, and whether their pods and their selectors get them too. */
export interface LabelChange {
  readonly pairs: Labels;
  readonly pods: boolean;
  readonly selectors: boolean;
}

export function kustomizationFact(node: YamlNode): KustomizationFact {
  const items = (...keys: readonly string[]) => keys.flatMap((key) => node.get(key)?.items ?? []);
  const texts = (...keys: readonly string[]) => items(...keys).flatMap(({ string }) => string ?? []);
  return {
    namespace: node.get('namespace')?.string ?? null,
    namePrefix: node.get('namePrefix')?.string ?? '',
    nameSuffix: node.get('nameSuffix')?.string ?? '',
    resources: texts('resources', 'bases'),
    components: texts('components'),
    patches: patchFacts(node),
    images: items('images').flatMap((image) => {
      const [name, tag, digest] = ['name', 'newTag', 'digest'].map((key) => image.get(key)?.string ?? null);
      return name ? [{ name, tag: tag ?? null, digest: digest ?? null }] : [];
    }),
    labels: labelChanges(node),
    plugins: texts('generators', 'transformers', 'validators'),
    generates: generating.some((key) => node.get(key)),
    component: node.get('kind')?.string === 'Component',
  };
}

function patchFacts(node: YamlNode): PatchFact[] {
  const items = (key: string) => node.get(key)?.items ?? [];
  const fact = (written: string | undefined, target: PatchTarget | null): PatchFact[] =>
    written === undefined ? [] : [/\n|^\s*[{[]/u.test(written) ? { target, text: written } : { target, path: written }];
  const annotations = Object.fromEntries(textsOf(node.get('commonAnnotations')));
  return [
    ...items('patchesStrategicMerge').flatMap(({ string }) => fact(string, null)),
    ...[...items('patches'), ...items('patchesJson6902')].flatMap((patch) => {
      const target = patch.get('target');
      return fact((patch.get('patch') ?? patch.get('path'))?.string, target ? targetOf(target) : null);
    }),
    ...items('replicas').flatMap((item) => {
      const name = item.get('name')?.string;
      const text = `spec: {replicas: ${item.get('count')?.string}}`;
      return name === undefined ? [] : [{ target: { ...anything, name }, text }];
    }),
    ...(Object.keys(annotations).length > 0
      ? [{ target: anything, text: JSON.stringify({ metadata: { annotations } }) }]
      : []),
  ];
}

const anything: PatchTarget = { kind: null, name: null, namespace: null, labelSelector: null };

function targetOf(node: YamlNode): PatchTarget {
  const text = (key: string) => node.get(key)?.string ?? null;
  return { kind: text('kind'), name: text('name'), namespace: text('namespace'), labelSelector: text('labelSelector') };
}

const generating = ['generators', 'transformers', 'helmCharts', 'helmChartInflationGenerator'];

/** The objects that it makes of files and literals: kind and the place of the name. What is merged into one of its base is none. */
export function generatedObjects(node: YamlNode): { readonly kind: string; readonly name: YamlNode }[] {
  return Object.entries(generators).flatMap(([key, kind]) =>
    (node.get(key)?.items ?? []).flatMap((item) => {
      const name = item.get('name');
      const isNew = (item.get('behavior')?.string ?? 'create') === 'create';
      return name?.string !== undefined && isNew ? [{ kind, name }] : [];
    }),
  );
}

const generators = { configMapGenerator: 'ConfigMap', secretGenerator: 'Secret' };

function labelChanges(node: YamlNode): LabelChange[] {
  const pairsOf = (labels: YamlNode | undefined) => Object.fromEntries(textsOf(labels));
  const common = node.get('commonLabels');
  const changes = (node.get('labels')?.items ?? []).map((item) => {
    const selectors = item.get('includeSelectors')?.boolean === true;
    const pods = selectors || item.get('includeTemplates')?.boolean === true;
    return { pairs: pairsOf(item.get('pairs')), pods, selectors };
  });
  return common ? [{ pairs: pairsOf(common), pods: true, selectors: true }, ...changes] : changes;
}
