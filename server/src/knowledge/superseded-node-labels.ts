/**
 * Labels of nodes that have another name now. Source: "Well-Known Labels, Annotations and Taints" of the documentation of
 * Kubernetes, and for the role the changelog of 1.24; read 2026-11-25.
 */
export interface SupersededLabel {
  readonly now: string;
  /** The release whose nodes lack the old one. */
  readonly gone?: string;
}

export const supersededNodeLabels: ReadonlyMap<string, SupersededLabel> = new Map([
  ['beta.kubernetes.io/arch', { now: 'kubernetes.io/arch' }],
  ['beta.kubernetes.io/os', { now: 'kubernetes.io/os' }],
  ['beta.kubernetes.io/instance-type', { now: 'node.kubernetes.io/instance-type' }],
  ['failure-domain.beta.kubernetes.io/region', { now: 'topology.kubernetes.io/region' }],
  ['failure-domain.beta.kubernetes.io/zone', { now: 'topology.kubernetes.io/zone' }],
  ['node-role.kubernetes.io/master', { now: 'node-role.kubernetes.io/control-plane', gone: '1.24' }],
]);
