import type { CollectorEvents } from '../collectors/events.ts';
import { walkPipeline } from '../collectors/pipeline.ts';
import type { Language, Section } from '../core/language.ts';
import type { YamlEvents } from '../yaml/events.ts';
import { commentsOf, ignoreLineOf } from '../yaml/file.ts';
import { isKubernetesFile } from './detect.ts';
import type { KubernetesEvents } from './events.ts';
import { factsOf } from './facts.ts';
import { manifestReader } from './file.ts';
import { readMarkers } from './markers.ts';
import type { KubernetesFile, ManifestDocument, Resource } from './model.ts';
import { quantitiesOf } from './quantities.ts';
import { usesOf } from './uses.ts';

/** The language of manifests, with a memory of its own for what it has read. */
export function kubernetes(): Language<KubernetesFile> {
  const read = manifestReader();
  return {
    id: 'kubernetes',
    detect: isKubernetesFile,
    parse: (text, path = '') => read(text, path),
    problemEvent: 'yaml:problem' satisfies keyof YamlEvents,
    walk,
    sections,
    comments: ({ yaml }) => commentsOf(yaml),
    markers: readMarkers,
    ignoreLine: ({ yaml }, at) => ignoreLineOf(yaml, at),
    facts: factsOf,
    uses: usesOf,
  };
}

type AnyEvent = { [Name in keyof Events]: readonly [name: Name, event: Events[Name]] }[keyof Events];
type Events = KubernetesEvents & YamlEvents & CollectorEvents;

function* walk(file: KubernetesFile): Generator<AnyEvent> {
  for (const section of sections(file)) yield* section.events() as Iterable<AnyEvent>;
}

/** Documents say what they say each by itself. */
function* sections(file: KubernetesFile): Generator<Section> {
  const start: AnyEvent[] = [
    ['kubernetes:file', file],
    ...file.problems.map((problem): AnyEvent => ['yaml:problem', problem]),
  ];
  yield { base: 0, events: () => start };
  for (const document of file.documents) {
    yield { key: document.key, base: document.base, events: () => walkDocument(document) };
  }
  yield { base: 0, events: () => [['kubernetes:end', file]] };
}

function* walkDocument({ resources }: ManifestDocument): Generator<AnyEvent> {
  for (const resource of resources) yield* walkResource(resource);
}

function* walkResource(resource: Resource): Generator<AnyEvent> {
  yield ['kubernetes:object', resource.object];
  for (const workload of resource.workloads) {
    yield ['kubernetes:workload', workload];
    yield ['kubernetes:pod', workload.pod];
    for (const container of workload.pod.containers) yield ['kubernetes:container', container];
    for (const volume of workload.pod.volumes) yield ['kubernetes:volume', volume];
  }
  if (resource.volume) yield ['kubernetes:volume', resource.volume];
  for (const quantity of quantitiesOf(resource)) yield ['kubernetes:quantity', quantity];
  if (resource.service) yield ['kubernetes:service', resource.service];
  if (resource.ingress) yield ['kubernetes:ingress', resource.ingress];
  if (resource.networkPolicy) yield ['kubernetes:network-policy', resource.networkPolicy];
  if (resource.autoscaler) yield ['kubernetes:autoscaler', resource.autoscaler];
  if (resource.storageClass) yield ['kubernetes:storage-class', resource.storageClass];
  for (const pipeline of resource.pipelines ?? []) yield* walkPipeline(pipeline);
}
