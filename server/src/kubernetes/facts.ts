import { type Facts, factCollector, type Place } from '../core/facts.ts';
import { type Span, span } from '../core/span.ts';
import { textsOf } from '../yaml/node.ts';
import { type AccessFact, accessFact } from './access-facts.ts';
import { type AvailabilityFact, availabilityFact } from './availability-facts.ts';
import { type ChartFact, chartFact } from './chart-facts.ts';
import { type ConfigFact, configFact } from './config-facts.ts';
import { generatedObjects, type KustomizationFact, kustomizationFact } from './kustomization-facts.ts';
import { type LogFact, logFact } from './log-facts.ts';
import type { Container, KubernetesFile, KubernetesObject, ManifestDocument, Resource } from './model.ts';
import { type BoundsFact, boundsFact } from './namespace-bounds.ts';
import { type NetworkFact, networkFact } from './network-facts.ts';
import { type PodSecurityFact, podSecurityFact } from './pod-security-facts.ts';
import { type StorageFact, storageFact } from './storage-facts.ts';

/** What manifests tell the project. */
export interface KubernetesFacts {
  /** Those that a kustomization makes of files and literals too. */
  readonly objects: readonly ObjectFact[];
  /** Images that containers run. */
  readonly images: readonly ImageFact[];
  /** The texts of what may be a patch: of a partial object, or of a list of operations. */
  readonly patches?: readonly string[];
  /** Of a kustomization file. Paths are as written, relative to it. */
  readonly kustomization?: KustomizationFact;
  /** Of a `Chart.yaml`. */
  readonly chart?: ChartFact;
  /** Helm or Jinja actions decide part of it. */
  readonly templated: boolean;
}

/** Places in its parts count from the object's own: the facts of a document are the same wherever it stands. */
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
  /** Of a LimitRange or a ResourceQuota. */
  readonly bounds?: BoundsFact;
  readonly podSecurity?: PodSecurityFact;
  readonly config?: ConfigFact;
  readonly logs?: LogFact;
  readonly access?: AccessFact;
  readonly storage?: StorageFact;
  readonly network?: NetworkFact;
  readonly availability?: AvailabilityFact;
}

export type Labels = Readonly<Record<string, string>>;

export interface ImageFact {
  readonly at: Place;
  readonly image: string;
  /** Its container is not started as root, and nothing beside says as whom else (`runAsNonRoot` without `runAsUser`). */
  readonly refusesRoot?: true;
}

declare module '../core/facts.ts' {
  interface FactData {
    readonly kubernetes?: KubernetesFacts;
  }
}

export function factsOf({ role, documents, yaml }: KubernetesFile): Facts | undefined {
  const objects: ObjectFact[] = [];
  const images: ImageFact[] = [];
  const patches: string[] = [];
  const places: Span[] = [];
  for (const document of documents) {
    const own = factsOfDocument(document);
    const before = places.length;
    for (const fact of own.objects) objects.push({ ...fact, at: fact.at + before });
    for (const fact of own.images) images.push({ ...fact, at: fact.at + before });
    patches.push(...own.patches);
    for (const { start, end } of own.places) places.push(span(start + document.base, end + document.base));
  }
  const [first] = documents;
  if (!first || (objects.length === 0 && patches.length === 0 && role !== 'chart')) return undefined;
  const kubernetes = {
    objects,
    images,
    ...(patches.length > 0 && { patches }),
    ...(role === 'kustomization' && { kustomization: kustomizationFact(first.root) }),
    ...(role === 'chart' && { chart: chartFact(first.root) }),
    templated: yaml.templated,
  };
  return { data: { kubernetes }, places };
}

/** What one document tells. Its places are offsets into the document. */
interface DocumentFacts extends Pick<KubernetesFacts, 'objects' | 'images'> {
  readonly patches: readonly string[];
  readonly places: readonly Span[];
}

const known = new WeakMap<object, DocumentFacts>();

function factsOfDocument(document: ManifestDocument): DocumentFacts {
  const facts = known.get(document.key) ?? collectFacts(document);
  known.set(document.key, facts);
  return facts;
}

function collectFacts({ resources, root, base }: ManifestDocument): DocumentFacts {
  const { places, place } = factCollector();
  const placed = ({ start, end }: Span) => place(span(start - base, end - base));
  const generated = resources.some(({ object }) => object.group === 'kustomize.config.k8s.io')
    ? generatedObjects(root)
    : [];
  return {
    objects: [
      ...resources.map((resource) => objectFact(resource, placed)),
      ...generated.map(({ kind, name }) => generatedFact(kind, name.string!, placed(name.span))),
    ],
    images: resources
      .flatMap(({ workloads }) => workloads.flatMap(({ pod }) => pod.containers))
      .flatMap((container) => imageFact(container, placed) ?? []),
    patches: resources.some(({ object }) => object.partial) || root.kind === 'sequence' ? [root.source] : [],
    places,
  };
}

function imageFact(container: Container, place: (span: Span) => Place): ImageFact | undefined {
  const { node, image, security, pod } = container;
  if (image === undefined) return undefined;
  const isWhole = !pod.workload.object.partial && pod.os === 'linux';
  const refusesRoot = isWhole && security.get('runAsNonRoot')?.boolean === true && security.lacks('runAsUser');
  return { at: place(node.get('image')!.span), image, ...(refusesRoot && { refusesRoot }) };
}

function objectFact(resource: Resource, place: (span: Span) => Place): ObjectFact {
  const { object, workloads } = resource;
  const at = place(object.at);
  const near = (span: Span) => place(span) - at;
  const logs = logFact(resource, near);
  const access = accessFact(resource, near);
  const storage = storageFact(resource, near);
  const network = networkFact(resource, near);
  const availability = availabilityFact(resource, near);
  const { group = null, kind, name = null, namespace = null, partial } = object;
  const bounds = boundsFact(object);
  const podSecurity = podSecurityFact(object, workloads);
  const config = configFact(object, workloads, near);
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
    ...(bounds && { bounds }),
    ...(podSecurity && { podSecurity }),
    ...(config && { config }),
    ...(logs && { logs }),
    ...(access && { access }),
    ...(storage && { storage }),
    ...(network && { network }),
    ...(availability && { availability }),
  };
}

function generatedFact(kind: string, name: string, at: Place): ObjectFact {
  return { at, group: '', kind, name, namespace: null, partial: false, labels: {}, podLabels: [], selector: null };
}

function selectorOf({ node }: KubernetesObject): Labels | null {
  const selector = node.get('spec', 'selector') ?? node.get('spec', 'podSelector');
  if (selector?.kind !== 'mapping' || selector.unknown || selector.get('matchExpressions')) return null;
  const labels = selector.get('matchLabels') ?? selector;
  return Object.fromEntries(textsOf(labels));
}
