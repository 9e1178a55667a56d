import { textsOf, type YamlNode } from '../yaml/node.ts';
import { configuredCollectors, declaredCollectors } from './log-pipelines.ts';
import type { Autoscaler, KubernetesObject, Resource, Service, StorageClass } from './model.ts';
import { readPersistentVolume } from './volume.ts';
import { readWorkloads } from './workload.ts';

/** What an object is besides an object. Where a template decides the API group, the kind alone tells. */
export function readResource(object: KubernetesObject): Resource {
  return { object, workloads: readWorkloads(object), ...readers[object.kind]?.(object) };
}

type Reader = (object: KubernetesObject) => Omit<Resource, 'object' | 'workloads'> | undefined;

const readers: Readonly<Record<string, Reader>> = {
  Service: (object) =>
    isOf(object, '') ? withSpec(object, (spec) => ({ service: readService(object, spec) })) : undefined,
  Ingress: (object) =>
    isOf(object, 'networking.k8s.io', 'extensions')
      ? withSpec(object, (spec) => ({ ingress: { object, spec } }))
      : undefined,
  NetworkPolicy: (object) =>
    isOf(object, 'networking.k8s.io', 'extensions')
      ? withSpec(object, (spec) => ({ networkPolicy: { object, spec } }))
      : undefined,
  HorizontalPodAutoscaler: (object) =>
    withSpec(object, (spec) => autoscaler(object, spec, 'minReplicas', 'maxReplicas')),
  ScaledObject: (object) => withSpec(object, (spec) => autoscaler(object, spec, 'minReplicaCount', 'maxReplicaCount')),
  ScaledJob: (object) => withSpec(object, (spec) => autoscaler(object, spec, 'minReplicaCount', 'maxReplicaCount')),
  ConfigMap: configuredCollectors,
  ClusterInput: declaredCollectors,
  ClusterOutput: declaredCollectors,
  Input: declaredCollectors,
  Output: declaredCollectors,
  StorageClass: (object) => ({ storageClass: readStorageClass(object) }),
  PersistentVolume: (object) => {
    const volume = readPersistentVolume(object);
    return volume && { volume };
  },
};

function isOf({ group }: KubernetesObject, ...groups: readonly string[]): boolean {
  return group === undefined || groups.includes(group);
}

function withSpec<Result>({ node }: KubernetesObject, read: (spec: YamlNode) => Result): Result | undefined {
  const spec = node.get('spec');
  return spec?.kind === 'mapping' ? read(spec) : undefined;
}

function readService(object: KubernetesObject, spec: YamlNode): Service {
  const selector = spec.get('selector');
  return {
    object,
    spec,
    type: spec.lacks('type') ? 'ClusterIP' : spec.get('type')?.string,
    ports: spec.get('ports')?.items ?? [],
    selector: selector && selector.kind === 'mapping' ? textsOf(selector) : undefined,
  };
}

function autoscaler(object: KubernetesObject, spec: YamlNode, minimumKey: string, maximumKey: string) {
  const read: Autoscaler = {
    object,
    spec,
    minimumKey,
    maximumKey,
    minimum: spec.get(minimumKey),
    maximum: spec.get(maximumKey),
  };
  return { autoscaler: read };
}

function readStorageClass(object: KubernetesObject): StorageClass {
  return { object, provisioner: object.node.get('provisioner'), parameters: object.node.get('parameters') };
}
