import type { Place } from '../core/facts.ts';
import type { Span } from '../core/span.ts';
import { removeKey, set } from '../yaml/edits.ts';
import type { YamlNode } from '../yaml/node.ts';
import { budgetOf } from './budget.ts';
import type { KubernetesObject, Resource, Workload } from './model.ts';
import { readSelector, type Selector } from './network-facts.ts';
import { portsOf } from './probes.ts';
import { isReplicated, replicasOf } from './replicated.ts';
import { lacksRequest, staysOn } from './requests-and-limits.ts';

/** What objects tell each other of how many pods there are, who decides it, and how many may go at once. */
export interface AvailabilityFact {
  /** Of an object that has `replicas`. */
  readonly scale?: ScaleFact;
  readonly autoscaler?: AutoscalerFact;
  readonly budget?: BudgetFact;
  /** Of a Service. */
  readonly service?: ServiceFact;
  /** The Service that gives the pods of a StatefulSet their names. */
  readonly governing?: { readonly at: Place; readonly name: string };
  /** Names of the ports of its pods; null where there may be more. */
  readonly portNames?: readonly string[] | null;
}

export interface ScaleFact {
  /** Null where unknown; of a patch that does not say, too. */
  readonly replicas: number | null;
  /** The number, where it is written. */
  readonly at: Place | null;
  /** How to write another number: it goes between these texts, at that place. Null where that cannot be done. */
  readonly write: { readonly at: Place; readonly before: string; readonly after: string } | null;
  /** How to take `replicas` out. */
  readonly removal: readonly { readonly at: Place; readonly text: string }[] | null;
  /** Names of containers that do not say how much of a resource they need, and so cannot be compared with their use. */
  readonly without: { readonly cpu: readonly string[]; readonly memory: readonly string[] };
  /** It has a disk that two pods may not be able to share. */
  readonly claimsVolume: boolean;
}

export interface AutoscalerFact {
  readonly by: 'horizontal' | 'keda' | 'vertical';
  readonly target: { readonly at: Place; readonly kind: string; readonly name: string };
  /** Null where unknown, and of a vertical one. */
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** The use of CPU and memory that it goes by, or that a vertical one sets; not those of other kinds. */
  readonly metrics: readonly Metric[];
}

export interface Metric {
  readonly at: Place;
  readonly resource: string;
  /** The one container that it looks at. */
  readonly container: string | null;
  /** It compares with what is requested. */
  readonly utilization: boolean;
}

export interface BudgetFact {
  /** As written: a number or percents. */
  readonly minAvailable: { readonly at: Place; readonly text: string } | null;
  readonly maxUnavailable: { readonly at: Place; readonly text: string } | null;
  /** Null where unknown, or where it is missing, which selects nothing. */
  readonly selector: Selector | null;
}

export interface ServiceFact {
  /** Null where unknown. */
  readonly headless: boolean | null;
  /** Ports of pods that it names. */
  readonly targets: readonly { readonly at: Place; readonly name: string }[];
}

type Placed = (at: Span) => Place;

/** Nothing for an object that has no part in it. */
export function availabilityFact(resource: Resource, placed: Placed): AvailabilityFact | undefined {
  const { object, service, workloads } = resource;
  const autoscaler = autoscalerFact(resource, placed);
  const budget = budgetOf(object);
  const governing = object.kind === 'StatefulSet' ? object.node.get('spec', 'serviceName') : undefined;
  const fact: AvailabilityFact = {
    ...(isReplicated(object) && { scale: scaleFact(resource, placed) }),
    ...(autoscaler && { autoscaler }),
    ...(budget && { budget: budgetFact(budget, placed) }),
    ...(service && {
      service: { headless: isHeadless(service.spec), targets: service.ports.flatMap((port) => target(port, placed)) },
    }),
    ...(governing?.string && { governing: { at: placed(governing.span), name: governing.string } }),
    ...(workloads.length > 0 && { portNames: portNames(workloads) }),
  };
  return Object.keys(fact).length > 0 ? fact : undefined;
}

function scaleFact({ object, workloads }: Resource, placed: Placed): ScaleFact {
  const spec = object.node.get('spec');
  const replicas = spec?.get('replicas');
  const isWritten = replicas?.kind === 'scalar';
  const removal = isWritten && spec ? removeKey(spec, 'replicas') : undefined;
  const containers = workloads.flatMap(({ pod }) => pod.containers.filter(staysOn));
  const without = (name: string) =>
    containers.filter((container) => lacksRequest(container, name)).map((container) => container.name ?? '');
  return {
    replicas: replicasOf(object) ?? null,
    at: isWritten ? placed(replicas.span) : null,
    write: writing(spec, placed),
    removal: removal?.map((edit) => ({ at: placed(edit), text: edit.text })) ?? null,
    without: { cpu: without('cpu'), memory: without('memory') },
    claimsVolume: claims(workloads, object),
  };
}

/** Where a number goes is found by writing one. */
function writing(spec: YamlNode | undefined, placed: Placed): ScaleFact['write'] {
  const edits = spec && set(spec, 'replicas', sample);
  const [edit] = edits ?? [];
  if (!edit || edits?.length !== 1) return null;
  const [before = '', after = ''] = edit.text.split(String(sample));
  return { at: placed(edit), before, after };
}

const sample = 1_000_003;

/** Where the manifest does not show the claim it may be of any kind. */
export function claims(workloads: readonly Workload[], { node }: KubernetesObject): boolean {
  const isClaim = (type: string | undefined) => type === undefined || type === 'persistentVolumeClaim';
  return (
    workloads.some(({ pod }) => pod.volumes.some(({ type }) => isClaim(type))) ||
    !node.lacks('spec', 'volumeClaimTemplates')
  );
}

function autoscalerFact({ object, autoscaler }: Resource, placed: Placed): AutoscalerFact | undefined {
  const { kind, group, node } = object;
  const isVertical = kind === 'VerticalPodAutoscaler' && group === 'autoscaling.k8s.io';
  if (kind === 'ScaledJob' || !(isVertical || autoscaler)) return undefined;
  const reference = node.get('spec', isVertical ? 'targetRef' : 'scaleTargetRef');
  const name = reference?.get('name');
  const isKeda = kind === 'ScaledObject';
  const targetKind = isKeda && reference?.lacks('kind') ? 'Deployment' : reference?.get('kind')?.string;
  if (!name?.string || !targetKind) return undefined;
  const bound = (key: string, standard: number | null) =>
    node.lacks('spec', key) ? standard : (node.get('spec', key)?.number ?? null);
  return {
    by: isVertical ? 'vertical' : isKeda ? 'keda' : 'horizontal',
    target: { at: placed(name.span), kind: targetKind, name: name.string },
    minimum: autoscaler ? bound(autoscaler.minimumKey, isKeda ? 0 : 1) : null,
    maximum: autoscaler ? bound(autoscaler.maximumKey, isKeda ? 100 : null) : null,
    metrics: isVertical
      ? verticalMetrics(object, placed)
      : isKeda
        ? kedaMetrics(node, placed)
        : metrics(object, placed),
  };
}

function metrics({ node, at }: KubernetesObject, placed: Placed): Metric[] {
  const percent = node.get('spec', 'targetCPUUtilizationPercentage');
  const list = node.get('spec', 'metrics');
  if (node.lacks('spec', 'metrics')) {
    // With nothing to go by it is 80 percent of the CPU that is requested.
    const isPlain = percent || node.lacks('spec', 'targetCPUUtilizationPercentage');
    return isPlain
      ? [{ at: placed(percent?.key?.span ?? at), resource: 'cpu', container: null, utilization: true }]
      : [];
  }
  return (list?.items ?? []).flatMap((item): Metric[] => {
    const source = item.get('resource') ?? item.get('containerResource');
    const name = source?.get('name');
    if (!source || !name?.string) return [];
    const utilization =
      !source.lacks('target', 'averageUtilization') ||
      !source.lacks('targetAverageUtilization') ||
      source.get('target', 'type')?.string === 'Utilization';
    const container = source.get('container')?.string ?? null;
    return [{ at: placed(name.span), resource: name.string, container, utilization }];
  });
}

function kedaMetrics(node: YamlNode, placed: Placed): Metric[] {
  return (node.get('spec', 'triggers')?.items ?? []).flatMap((trigger): Metric[] => {
    const type = trigger.get('type');
    if (type?.string !== 'cpu' && type?.string !== 'memory') return [];
    const by = (trigger.get('metricType') ?? trigger.get('metadata', 'type'))?.string;
    const container = trigger.get('metadata', 'containerName')?.string ?? null;
    return [{ at: placed(type.span), resource: type.string, container, utilization: by === 'Utilization' }];
  });
}

/** What it changes; nothing where it only gives advice. */
function verticalMetrics({ node, at }: KubernetesObject, placed: Placed): Metric[] {
  if (node.get('spec', 'updatePolicy', 'updateMode')?.string === 'Off') return [];
  const policies = node.get('spec', 'resourcePolicy', 'containerPolicies')?.items ?? [];
  const lists = policies.flatMap((policy) => policy.get('controlledResources') ?? []);
  const listed = lists.flatMap((list) => list.items.flatMap(({ string }) => string ?? []));
  const resources = lists.length > 0 && lists.length === policies.length ? new Set(listed) : ['cpu', 'memory'];
  return [...resources].map((resource) => ({ at: placed(at), resource, container: null, utilization: false }));
}

function budgetFact(spec: YamlNode, placed: Placed): BudgetFact {
  const amount = (key: string) => {
    const node = spec.get(key);
    return node?.string === undefined ? null : { at: placed(node.span), text: node.string };
  };
  return {
    minAvailable: amount('minAvailable'),
    maxUnavailable: amount('maxUnavailable'),
    selector: readSelector(spec.get('selector')) ?? null,
  };
}

function isHeadless(spec: YamlNode): boolean | null {
  if (spec.lacks('clusterIP')) return false;
  const address = spec.get('clusterIP')?.string;
  return address === undefined ? null : address === 'None';
}

function target(port: YamlNode, placed: Placed): ServiceFact['targets'] {
  const node = port.get('targetPort');
  return node?.string && !/^\d+$/u.test(node.string) ? [{ at: placed(node.span), name: node.string }] : [];
}

function portNames(workloads: readonly Workload[]): readonly string[] | null {
  const lists = workloads.flatMap(({ pod }) => pod.containers.map(portsOf));
  if (lists.includes(undefined)) return null;
  return lists.flatMap((ports) => ports!.flatMap(({ name }) => name ?? []));
}
