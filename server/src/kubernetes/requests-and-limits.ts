import type { Container } from './model.ts';

/** Neither the container nor its pod as a whole sets it. Templates and patches lack nothing. */
export function lacksResource({ node, pod }: Container, part: 'requests' | 'limits', resource: string): boolean {
  return node.lacks('resources', part, resource) && pod.node.lacks('resources', part, resource);
}

/** Nothing is requested, and no limit is there either that the API would copy into the request. */
export function lacksRequest(container: Container, resource: string): boolean {
  return lacksResource(container, 'requests', resource) && lacksResource(container, 'limits', resource);
}

/**
 * Whether the container keeps running beside the others of its pod. Init containers take turns before them, and a pod
 * asks for the larger of the two needs; ephemeral containers may not say what they need.
 */
export function staysOn({ kind }: Container): boolean {
  return kind === 'container' || kind === 'sidecar';
}
