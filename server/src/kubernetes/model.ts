import type { Pipeline } from '../collectors/model.ts';
import type { Span } from '../core/span.ts';
import type { YamlProblem } from '../yaml/events.ts';
import type { YamlFile } from '../yaml/file.ts';
import type { YamlNode } from '../yaml/node.ts';

/**
 * What a manifest means. Records name what many rules read; the rest is a `get` away in `node`.
 *
 * `at` is where a finding about the whole thing stands: the value of its name, or the first thing that names it.
 * A reading is undefined where the field is absent or unknown: ask `node.lacks(path)` before you call it missing.
 * Partial objects (patches) and templates lack nothing, so a rule that asks `lacks` is right about them by itself.
 */
export interface KubernetesFile {
  readonly role: FileRole;
  readonly documents: readonly ManifestDocument[];
  /** Those of all documents. */
  readonly resources: readonly Resource[];
  readonly problems: readonly YamlProblem[];
  /** Its documents; `yaml.templated` where Helm or Jinja actions make much of it unknown. */
  readonly yaml: YamlFile;
}

/** What the file's name and place say that it holds. */
export type FileRole = 'objects' | 'patch' | 'kustomization' | 'chart';

export interface ManifestDocument {
  /** The same object for the same text, wherever it stands. */
  readonly key: object;
  /** Where its text starts in the file. */
  readonly base: number;
  readonly root: YamlNode;
  /** In document order, those inside Lists too, each with what it is besides an object. Read when first asked for. */
  readonly resources: readonly Resource[];
}

/** An object and what it is, by kind. */
export interface Resource {
  readonly object: KubernetesObject;
  /** Most have one or none; custom resources may hold several pod templates. */
  readonly workloads: readonly Workload[];
  /** Of a PersistentVolume. */
  readonly volume?: Volume;
  readonly service?: Service;
  readonly ingress?: Ingress;
  readonly networkPolicy?: NetworkPolicy;
  readonly autoscaler?: Autoscaler;
  readonly storageClass?: StorageClass;
  /** Of a ConfigMap, or of the objects that operators of log collectors have: what they configure. */
  readonly pipelines?: readonly Pipeline[];
}

export interface KubernetesObject {
  readonly node: YamlNode;
  readonly at: Span;
  /** `apps/v1`; undefined where a template decides. */
  readonly apiVersion: string | undefined;
  /** A template writes this version only where the cluster serves it (`.Capabilities`). */
  readonly hasGuardedVersion: boolean;
  /** `apps`; empty for the core group; undefined where a template decides. */
  readonly group: string | undefined;
  readonly version: string | undefined;
  readonly kind: string;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** Those whose values are known. */
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
  /** A patch of an object that stands elsewhere, such as a Kustomize overlay: what is not here is not missing. */
  readonly partial: boolean;
  /**
   * What quotas of its namespace demand of every container (`limits.memory`), with the name of the quota. Empty where
   * there is none, and in a file that is read by itself.
   */
  readonly quota: ReadonlyMap<string, string>;
  /**
   * The Namespace that it lands in says that every pod may run there (`pod-security.kubernetes.io/enforce: privileged`).
   * False in a file that is read by itself.
   */
  readonly inPrivilegedNamespace: boolean;
}

/** An object with a pod or a pod template in it. */
export interface Workload {
  readonly object: KubernetesObject;
  /** The pod template (`metadata` and `spec`); of a Pod the object itself. */
  readonly template: YamlNode;
  readonly pod: Pod;
  /** Labels of the pods. */
  readonly podLabels: ReadonlyMap<string, string>;
  /** Whether the pods end by themselves: Job, CronJob and their like. */
  readonly runsToEnd: boolean;
}

export interface Pod {
  readonly workload: Workload;
  /** The pod's `spec`. */
  readonly node: YamlNode;
  readonly at: Span;
  /** Of all kinds: init containers first, as they run. */
  readonly containers: readonly Container[];
  readonly volumes: readonly Volume[];
  /** `linux` where the manifest does not say `windows`. */
  readonly os: 'linux' | 'windows';
}

/** sidecar: an init container that keeps running (`restartPolicy: Always`). */
export type ContainerKind = 'container' | 'init' | 'sidecar' | 'ephemeral';

export interface Container {
  readonly workload: Workload;
  readonly pod: Pod;
  readonly kind: ContainerKind;
  readonly node: YamlNode;
  readonly at: Span;
  readonly name: string | undefined;
  readonly image: string | undefined;
  readonly resources: Resources;
  readonly security: SecurityContext;
  readonly env: readonly EnvVariable[];
  readonly volumeMounts: readonly VolumeMount[];
}

export interface Resources {
  readonly requests: ReadonlyMap<string, Amount>;
  readonly limits: ReadonlyMap<string, Amount>;
}

/** A quantity as written. */
export interface Amount {
  readonly node: YamlNode;
  /** In billionths of the unit (byte, core), exactly; undefined where it is unknown or no quantity. */
  readonly nano: bigint | undefined;
}

/** A quantity wherever one may stand: of containers, pods, claims, volumes, limit ranges, quotas and autoscalers. */
export interface Quantity {
  readonly object: KubernetesObject;
  /** Absent where it is not that of a container. */
  readonly container: Container | undefined;
  readonly node: YamlNode;
  /** claim: of a claim, a template for claims, or a PersistentVolume. size: of an `emptyDir`. */
  readonly use: 'request' | 'limit' | 'claim' | 'size' | 'range' | 'quota' | 'target';
  /** The name that it stands under; of a target that of its metric. */
  readonly key: string;
  /** What it measures: `cpu`, `memory`, `storage`, `hugepages-2Mi`, `example.com/gpu`. Of quotas without `limits.` before it. */
  readonly resource: string;
  /** As written, without blanks around it. */
  readonly text: string;
  /** In billionths of the unit; undefined where the API server would reject it. */
  readonly nano: bigint | undefined;
}

/** The security settings of a container with those of its pod behind them, field by field, as Kubernetes merges them. */
export interface SecurityContext {
  get(field: string, ...path: readonly (string | number)[]): YamlNode | undefined;
  /** Neither the container nor, for a field that it inherits, the pod says anything. */
  lacks(field: string, ...path: readonly (string | number)[]): boolean;
}

export interface EnvVariable {
  readonly node: YamlNode;
  readonly at: Span;
  readonly name: string | undefined;
  /** Absent where it comes from elsewhere (`valueFrom`) or is unknown. */
  readonly value: YamlNode | undefined;
}

export interface VolumeMount {
  readonly node: YamlNode;
  readonly name: string | undefined;
  readonly path: string | undefined;
  readonly readOnly: boolean;
  /** The volume of the pod that it mounts, where that is written here. */
  readonly volume: Volume | undefined;
}

export interface Volume {
  readonly object: KubernetesObject;
  /** Absent for a PersistentVolume. */
  readonly pod: Pod | undefined;
  readonly node: YamlNode;
  readonly at: Span;
  readonly name: string | undefined;
  /** The key that says where the data is: `emptyDir`, `hostPath`, `csi`...; undefined where none is known. */
  readonly type: string | undefined;
  /** What stands under that key; its `key` is the place for a finding about the type. */
  readonly source: YamlNode | undefined;
}

export interface Service {
  readonly object: KubernetesObject;
  readonly spec: YamlNode;
  /** `ClusterIP` by default; undefined where a template decides. */
  readonly type: string | undefined;
  readonly ports: readonly YamlNode[];
  readonly selector: ReadonlyMap<string, string> | undefined;
}

export interface Ingress {
  readonly object: KubernetesObject;
  readonly spec: YamlNode;
}

export interface NetworkPolicy {
  readonly object: KubernetesObject;
  readonly spec: YamlNode;
}

/** A HorizontalPodAutoscaler, or KEDA's ScaledObject or ScaledJob. */
export interface Autoscaler {
  readonly object: KubernetesObject;
  readonly spec: YamlNode;
  /** The path of the bound below `spec`: `minReplicas` or `minReplicaCount`. */
  readonly minimumKey: string;
  readonly maximumKey: string;
  readonly minimum: YamlNode | undefined;
  readonly maximum: YamlNode | undefined;
}

export interface StorageClass {
  readonly object: KubernetesObject;
  readonly provisioner: YamlNode | undefined;
  readonly parameters: YamlNode | undefined;
}
