import type {
  Autoscaler,
  Container,
  Ingress,
  KubernetesFile,
  KubernetesObject,
  NetworkPolicy,
  Pod,
  Quantity,
  Service,
  StorageClass,
  Volume,
  Workload,
} from './model.ts';

/** In document order: the file, then each object, what it is, and what it holds; the file once more at its end. */
export interface KubernetesEvents {
  'kubernetes:file': KubernetesFile;
  /** Every object, those inside a List too. */
  'kubernetes:object': KubernetesObject;
  /** Every object that has a pod or a pod template, then its pod, its containers and its volumes. */
  'kubernetes:workload': Workload;
  'kubernetes:pod': Pod;
  'kubernetes:container': Container;
  /** A volume of a pod, or the one that a PersistentVolume describes. */
  'kubernetes:volume': Volume;
  /** Every quantity of the object and its pods whose text is known. */
  'kubernetes:quantity': Quantity;
  'kubernetes:service': Service;
  'kubernetes:ingress': Ingress;
  'kubernetes:network-policy': NetworkPolicy;
  'kubernetes:autoscaler': Autoscaler;
  'kubernetes:storage-class': StorageClass;
  'kubernetes:end': KubernetesFile;
}
