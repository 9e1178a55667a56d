import type { KubernetesObject } from './model.ts';

/** The kinds that keep as many pods as `spec.replicas` says, one where it says nothing. */
const kinds: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
  'DeploymentConfig',
  'Rollout',
]);

export function isReplicated({ kind }: { readonly kind: string }): boolean {
  return kinds.has(kind);
}

/** How many pods it asks for; undefined where that is unknown. Of a patch: only what it says itself. */
export function replicasOf({ node, kind }: KubernetesObject): number | undefined {
  if (!kinds.has(kind)) return undefined;
  return node.lacks('spec', 'replicas') ? 1 : node.get('spec', 'replicas')?.number;
}
