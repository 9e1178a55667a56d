/**
 * The types of SELinux that are made for containers.
 *
 * Source: the Pod Security Standards of Kubernetes 1.37. Read 2026-11-25.
 */
export const containerTypes: ReadonlySet<string> = new Set([
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]);
