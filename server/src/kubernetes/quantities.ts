import type { YamlNode } from '../yaml/node.ts';
import type { Container, KubernetesObject, Quantity, Resource, Workload } from './model.ts';
import { parseQuantity } from './quantity.ts';

/** Every quantity that an object and its pods hold, beside those that a template or a patch leaves open. */
export function* quantitiesOf({ object, workloads }: Resource): Generator<Quantity> {
  const { node, kind } = object;
  if (kind === 'PersistentVolumeClaim') yield* ofClaim(object, node);
  if (kind === 'PersistentVolume') yield* ofList(object, node.get('spec', 'capacity'), 'claim');
  if (kind === 'StatefulSet') {
    for (const claim of node.get('spec', 'volumeClaimTemplates')?.items ?? []) yield* ofClaim(object, claim);
  }
  if (kind === 'LimitRange') {
    for (const limit of node.get('spec', 'limits')?.items ?? []) {
      for (const key of rangeKeys) yield* ofList(object, limit.get(key), 'range');
    }
  }
  if (kind === 'ResourceQuota') yield* ofList(object, node.get('spec', 'hard'), 'quota');
  if (kind === 'HorizontalPodAutoscaler') yield* ofMetrics(object);
  for (const workload of workloads) yield* ofPod(workload);
}

const rangeKeys = ['min', 'max', 'default', 'defaultRequest'];

function* ofPod({ object, pod }: Workload): Generator<Quantity> {
  yield* ofResources(object, pod.node, undefined);
  for (const container of pod.containers) yield* ofResources(object, container.node, container);
  for (const { type, source, node } of pod.volumes) {
    if (type === 'ephemeral') yield* ofClaim(object, source?.get('volumeClaimTemplate'));
    if (type !== 'emptyDir') continue;
    const isMemory = source?.get('medium')?.string === 'Memory';
    if (!isMemory && !node.lacks('emptyDir', 'medium')) continue;
    const size = source?.get('sizeLimit');
    if (size) yield* quantity(object, size, isMemory ? 'memory' : 'ephemeral-storage', 'size');
  }
}

function* ofResources(object: KubernetesObject, node: YamlNode, container: Container | undefined): Generator<Quantity> {
  yield* ofList(object, node.get('resources', 'requests'), 'request', container);
  yield* ofList(object, node.get('resources', 'limits'), 'limit', container);
}

function* ofClaim(object: KubernetesObject, claim: YamlNode | undefined): Generator<Quantity> {
  yield* ofList(object, claim?.get('spec', 'resources', 'requests'), 'claim');
  yield* ofList(object, claim?.get('spec', 'resources', 'limits'), 'claim');
}

/** What is measured is said by the name of a resource, or of the metric's kind beside the target. */
function* ofMetrics(object: KubernetesObject): Generator<Quantity> {
  for (const metric of object.node.get('spec', 'metrics')?.items ?? []) {
    for (const key of ['resource', 'containerResource', 'pods', 'object', 'external']) {
      const source = metric.get(key);
      const name = source?.get('name')?.string ?? 'metric';
      for (const target of ['averageValue', 'value']) {
        const value = source?.get('target', target);
        if (value) yield* quantity(object, value, name, 'target');
      }
    }
  }
}

function* ofList(
  object: KubernetesObject,
  list: YamlNode | undefined,
  use: Quantity['use'],
  container?: Container,
): Generator<Quantity> {
  for (const { key, value } of list?.entries ?? []) yield* quantity(object, value, key.text, use, container);
}

function* quantity(
  object: KubernetesObject,
  node: YamlNode,
  key: string,
  use: Quantity['use'],
  container?: Container,
): Generator<Quantity> {
  // What comes through an alias is yielded where it is written.
  const text = node.via === undefined ? node.string?.trim() : undefined;
  if (text === undefined) return;
  const nano = parseQuantity(text) ?? (node.style === 'plain' && node.number !== undefined ? integer(node) : undefined);
  const resource = use === 'quota' ? measured(key) : key;
  yield { object, container, node, use, key, resource, text, nano };
}

/** `0x10` and `1_000` are numbers to YAML before anyone takes them for quantities. */
function integer({ number }: YamlNode): bigint | undefined {
  return Number.isInteger(number) ? BigInt(number!) * 1_000_000_000n : undefined;
}

/** Of the name of a quota what it measures: `requests.cpu`, `gold.storageclass.storage.k8s.io/requests.storage`. */
function measured(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).replace(/^(?:requests|limits)\./u, '');
}
