import type { Span } from '../core/span.ts';
import { bareCapability } from '../knowledge/capabilities.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { Container, KubernetesObject, Pod } from './model.ts';

/** A pod or a container: what a security context belongs to. */
export interface Holder {
  /** What `securityContext` stands in. */
  readonly node: YamlNode;
  readonly at: Span;
  readonly name: string | undefined;
}

/** The pod and its containers. */
export function holders(pod: Pod): readonly Holder[] {
  return [podHolder(pod), ...pod.containers];
}

/**
 * Who lacks a setting that containers take from their pod: the pod, where none of them has it, or else the containers
 * without it. So what is missing everywhere is said once, and where it is mended best.
 */
export function whoLacks(pod: Pod, lacks: (container: Container) => boolean): readonly Holder[] {
  const lacking = pod.containers.filter(lacks);
  return lacking.length > 0 && lacking.length === pod.containers.length ? [podHolder(pod)] : lacking;
}

function podHolder({ node, at, workload }: Pod): Holder {
  return { node, at, name: workload.object.name };
}

/** The place of a value by the key that it stands under. */
export function keySpan(value: YamlNode): Span {
  return value.key?.span ?? value.span;
}

/** The capabilities that a container adds or drops, as written; those that a template decides are left out. */
export function capabilities({ node }: Container, list: 'add' | 'drop'): readonly YamlNode[] {
  const items = node.get('securityContext', 'capabilities', list)?.items ?? [];
  return items.filter(({ string }) => string !== undefined);
}

/** Those of `names` that a container is known to keep. Who drops `ALL` keeps none. */
export function keptCapabilities({ node }: Container, names: readonly string[]): readonly string[] {
  const path = ['securityContext', 'capabilities', 'drop'];
  if (node.lacks(...path)) return names;
  const drop = node.get(...path);
  if (drop?.kind !== 'sequence' || !drop.complete) return [];
  const dropped = drop.items.map(({ string }) => string);
  return dropped.some((name) => name === undefined || name === 'ALL')
    ? []
    : names.filter((name) => !dropped.includes(name));
}

/** It may do what it likes to its node: settings that hold a container back do nothing for it. */
export function isAlmighty(container: Container): boolean {
  if (container.node.get('securityContext', 'privileged')?.boolean === true) return true;
  return capabilities(container, 'add').some(({ string }) => ['ALL', 'SYS_ADMIN'].includes(bareCapability(string!)));
}

/** For a finding that is milder where the Namespace says that such pods are meant to run there. */
export function milderWhereMeant({ inPrivilegedNamespace }: KubernetesObject): { readonly severity?: 'information' } {
  return inPrivilegedNamespace ? { severity: 'information' } : {};
}

/** Root in a user namespace of its own is nobody on the node. True too where a template decides. */
export function mayHaveOwnUsers({ node }: Pod): boolean {
  const hostUsers = node.get('hostUsers');
  return hostUsers !== undefined && hostUsers.kind !== 'null' && hostUsers.boolean !== true;
}
