import { type Facts, factCollector, type Place } from '../core/facts.ts';
import { type Span, span } from '../core/span.ts';
import { textsOf, type YamlNode } from '../yaml/node.ts';
import type { KubernetesFile, KubernetesObject, ManifestDocument, Resource } from './model.ts';

/** What manifests tell the project. */
export interface KubernetesFacts {
  readonly objects: readonly ObjectFact[];
  /** Images that containers run. */
  readonly images: readonly ImageFact[];
  /** Of a kustomization file. Paths are as written, relative to it. */
  readonly kustomization?: KustomizationFact;
  /** Helm or Jinja actions decide part of it. */
  readonly templated: boolean;
}

export interface ObjectFact {
  readonly at: Place;
  readonly group: string | null;
  readonly kind: string;
  readonly name: string | null;
  readonly namespace: string | null;
  readonly partial: boolean;
  readonly labels: Labels;
  /** Of its pods, one for each pod template. */
  readonly podLabels: readonly Labels[];
  /** The labels that it selects pods by, where it selects by labels alone. */
  readonly selector: Labels | null;
}

export type Labels = Readonly<Record<string, string>>;

export interface ImageFact {
  readonly at: Place;
  readonly image: string;
}

export interface KustomizationFact {
  readonly namespace: string | null;
  readonly resources: readonly string[];
  readonly components: readonly string[];
  /** Files of patches; those written into the kustomization itself are not among them. */
  readonly patches: readonly string[];
  /** What it puts in place of the tags and digests of images. */
  readonly images: readonly ImageChange[];
}

export interface ImageChange {
  /** Registry and repository, as manifests name the image. */
  readonly name: string;
  readonly tag: string | null;
  readonly digest: string | null;
}

declare module '../core/facts.ts' {
  interface FactData {
    readonly kubernetes?: KubernetesFacts;
  }
}

export function factsOf({ documents, yaml }: KubernetesFile): Facts | undefined {
  const objects: ObjectFact[] = [];
  const images: ImageFact[] = [];
  const places: Span[] = [];
  let kustomization: KustomizationFact | undefined;
  for (const document of documents) {
    const own = factsOfDocument(document);
    const first = places.length;
    for (const fact of own.objects) objects.push({ ...fact, at: fact.at + first });
    for (const fact of own.images) images.push({ ...fact, at: fact.at + first });
    for (const { start, end } of own.places) places.push(span(start + document.base, end + document.base));
    kustomization ??= own.kustomization;
  }
  if (objects.length === 0) return undefined;
  const kubernetes = { objects, images, ...(kustomization && { kustomization }), templated: yaml.templated };
  return { data: { kubernetes }, places };
}

/** What one document tells. Its places are offsets into the document. */
interface DocumentFacts extends Omit<KubernetesFacts, 'templated'> {
  readonly places: readonly Span[];
}

const known = new WeakMap<object, DocumentFacts>();

function factsOfDocument(document: ManifestDocument): DocumentFacts {
  const facts = known.get(document.key) ?? collectFacts(document);
  known.set(document.key, facts);
  return facts;
}

function collectFacts({ resources, base }: ManifestDocument): DocumentFacts {
  const { places, place } = factCollector();
  const placed = ({ start, end }: Span) => place(span(start - base, end - base));
  const kustomization = resources.find(({ object }) => object.kind === 'Kustomization')?.object;
  return {
    objects: resources.map((resource) => objectFact(resource, placed(resource.object.at))),
    images: resources
      .flatMap(({ workloads }) => workloads.flatMap(({ pod }) => pod.containers))
      .flatMap(({ node, image }) => (image === undefined ? [] : [{ at: placed(node.get('image')!.span), image }])),
    ...(kustomization && { kustomization: kustomizationFact(kustomization.node) }),
    places,
  };
}

function objectFact({ object, workloads }: Resource, at: Place): ObjectFact {
  const { group = null, kind, name = null, namespace = null, partial } = object;
  return {
    at,
    group,
    kind,
    name,
    namespace,
    partial,
    labels: Object.fromEntries(object.labels),
    podLabels: workloads.map(({ podLabels }) => Object.fromEntries(podLabels)),
    selector: selectorOf(object),
  };
}

function selectorOf({ node }: KubernetesObject): Labels | null {
  const selector = node.get('spec', 'selector') ?? node.get('spec', 'podSelector');
  if (selector?.kind !== 'mapping' || selector.unknown || selector.get('matchExpressions')) return null;
  const labels = selector.get('matchLabels') ?? selector;
  return Object.fromEntries(textsOf(labels));
}

function kustomizationFact(node: YamlNode): KustomizationFact {
  const texts = (...keys: readonly string[]) =>
    keys.flatMap((key) => (node.get(key)?.items ?? []).flatMap(({ string }) => (string === undefined ? [] : [string])));
  const paths = (node.get('patches')?.items ?? []).concat(node.get('patchesJson6902')?.items ?? []);
  return {
    namespace: node.get('namespace')?.string ?? null,
    resources: texts('resources', 'bases'),
    components: texts('components'),
    patches: [
      ...texts('patchesStrategicMerge').filter((path) => !path.includes('\n')),
      ...paths.flatMap((patch) => patch.get('path')?.string ?? []),
    ],
    images: (node.get('images')?.items ?? []).flatMap((image) => {
      const [name, tag, digest] = ['name', 'newTag', 'digest'].map((key) => image.get(key)?.string ?? null);
      return name ? [{ name, tag: tag ?? null, digest: digest ?? null }] : [];
    }),
  };
}
