/**
 * Annotations of Kubernetes itself in whose place something else stands now. Source: "Well-Known Labels, Annotations and
 * Taints" of the documentation of Kubernetes and the changelogs of the releases named, read 2026-11-25.
 */
export interface Superseded {
  /** The release that stopped reading it, or where it is still read, that deprecated it. */
  readonly since: string;
  readonly stillRead?: true;
  /** What to set, in words; undefined where nothing has to be. */
  readonly instead?: string;
  /** Where its value goes in the object or the pod template that has it. */
  readonly field?: string;
  /** What its values are called there; any value is kept where absent. */
  readonly values?: Readonly<Record<string, string | boolean>>;
  /** The annotation that it is called now. */
  readonly rename?: string;
}

const traffic: Superseded = {
  since: '1.8',
  instead: 'externalTrafficPolicy',
  field: 'spec.externalTrafficPolicy',
  values: { OnlyLocal: 'Local', Global: 'Cluster' },
};

const table: Readonly<Record<string, Superseded>> = {
  'scheduler.alpha.kubernetes.io/critical-pod': {
    since: '1.16',
    instead: 'priorityClassName to system-cluster-critical',
    field: 'spec.priorityClassName',
    values: { '': 'system-cluster-critical', true: 'system-cluster-critical' },
  },
  'scheduler.alpha.kubernetes.io/tolerations': { since: '1.8', instead: 'tolerations of the pod' },
  'scheduler.alpha.kubernetes.io/affinity': { since: '1.8', instead: 'affinity of the pod' },
  'service.alpha.kubernetes.io/tolerate-unready-endpoints': {
    since: '1.11',
    stillRead: true,
    instead: 'publishNotReadyAddresses',
    field: 'spec.publishNotReadyAddresses',
    values: { true: true },
  },
  'service.beta.kubernetes.io/external-traffic': traffic,
  'service.alpha.kubernetes.io/external-traffic': traffic,
  'service.beta.kubernetes.io/healthcheck-nodeport': { since: '1.8', instead: 'healthCheckNodePort' },
  'service.alpha.kubernetes.io/healthcheck-nodeport': { since: '1.8', instead: 'healthCheckNodePort' },
  'pod.beta.kubernetes.io/init-containers': { since: '1.8', instead: 'initContainers' },
  'pod.alpha.kubernetes.io/init-containers': { since: '1.8', instead: 'initContainers' },
  'pod.alpha.kubernetes.io/initialized': { since: '1.5' },
  'pod.beta.kubernetes.io/hostname': { since: '1.7', instead: 'hostname of the pod', field: 'spec.hostname' },
  'pod.beta.kubernetes.io/subdomain': { since: '1.7', instead: 'subdomain of the pod', field: 'spec.subdomain' },
  'security.alpha.kubernetes.io/sysctls': { since: '1.11', instead: 'sysctls of the pod' },
  'security.alpha.kubernetes.io/unsafe-sysctls': { since: '1.11', instead: 'sysctls of the pod' },
  'volume.alpha.kubernetes.io/storage-class': { since: '1.6', instead: 'storageClassName' },
  'volume.beta.kubernetes.io/storage-class': {
    since: '1.6',
    stillRead: true,
    instead: 'storageClassName',
    field: 'spec.storageClassName',
  },
  'storageclass.beta.kubernetes.io/is-default-class': {
    since: '1.6',
    stillRead: true,
    instead: 'storageclass.kubernetes.io/is-default-class',
    rename: 'storageclass.kubernetes.io/is-default-class',
  },
};

export const supersededAnnotations: ReadonlyMap<string, Superseded> = new Map(Object.entries(table));
