import { readResources } from './container.ts';
import type { Amount, Container } from './model.ts';
import { parseQuantity } from './quantity.ts';

/** Neither the container nor its pod as a whole sets it. Templates and patches lack nothing. */
export function lacksResource({ node, pod }: Container, part: 'requests' | 'limits', resource: string): boolean {
  return node.lacks('resources', part, resource) && pod.node.lacks('resources', part, resource);
}

/** A limit of zero, which bounds nothing: that is how the runtimes say that there is none. */
export function zeroLimit({ resources }: Container, resource: string): Amount | undefined {
  const limit = resources.limits.get(resource);
  return limit?.nano === 0n ? limit : undefined;
}

/**
 * A limit that the request of the container does not pass, which the API would refuse: the one proposed, or the request
 * itself. Undefined where the request is unknown.
 */
export function limitAbove({ node, resources }: Container, resource: string, proposed: string): string | undefined {
  const request = resources.requests.get(resource);
  if (!request) return node.lacks('resources', 'requests', resource) ? proposed : undefined;
  if (request.nano === undefined) return undefined;
  return request.nano > (parseQuantity(proposed) ?? 0n) ? request.node.string : proposed;
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

/** The quota of its namespace that has the API refuse the container's pod for what it lacks (`limits.memory`). */
export function refusingQuota({ workload }: Container, field: string): string | undefined {
  return workload.object.quota.get(field);
}

/** Huge pages and what device plugins hand out cannot be promised twice: a request has to be the limit. */
export function isOvercommittable(resource: string): boolean {
  return resource === 'cpu' || resource === 'memory' || resource === 'ephemeral-storage';
}

/** What bounds the memory of the container: its own limit, or that of its pod as a whole. */
export function memoryLimit({ node, resources, pod }: Container): Amount | undefined {
  if (!node.lacks('resources', 'limits', 'memory')) return resources.limits.get('memory');
  return readResources(pod.node.get('resources')).limits.get('memory');
}
