import type { KubernetesObject } from './model.ts';

/** Groups of the kinds that Kubernetes itself has pods from. */
const groups: ReadonlySet<string | undefined> = new Set(['', 'apps', 'batch', 'extensions']);

/**
 * Whether the API server itself checks the pods of the object, and nothing is put into them before: operators add volumes to
 * the templates in their own resources.
 */
export function isBuiltIn({ group }: KubernetesObject): boolean {
  return groups.has(group);
}
