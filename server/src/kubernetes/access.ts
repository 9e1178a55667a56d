import { rememberingOf } from '../core/memo.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { KubernetesObject } from './model.ts';

/** One rule of a Role or ClusterRole: everything that it names of each kind may be done with everything of the others. */
export interface Grant {
  readonly role: KubernetesObject;
  readonly node: YamlNode;
  /** Those that are known; `''` is the core group. */
  readonly groups: readonly YamlNode[];
  readonly resources: readonly YamlNode[];
  readonly verbs: readonly YamlNode[];
  readonly urls: readonly YamlNode[];
  /** Only some objects, by name. */
  readonly isNamed: boolean;
  /** Nothing of it comes from a template. */
  readonly isKnown: boolean;
}

export const rbacGroup = 'rbac.authorization.k8s.io';

/** The rules of a Role or ClusterRole; none for any other object. */
export const grantsOf: (object: KubernetesObject) => readonly Grant[] = rememberingOf(readGrants);

function readGrants(object: KubernetesObject): readonly Grant[] {
  const { node, group, kind } = object;
  if (group !== rbacGroup || !/^(?:Cluster)?Role$/u.test(kind)) return [];
  return (node.get('rules')?.items ?? [])
    .filter(({ kind }) => kind === 'mapping')
    .map((rule) => readGrant(object, rule));
}

function readGrant(role: KubernetesObject, node: YamlNode): Grant {
  const lists = ['apiGroups', 'resources', 'verbs', 'nonResourceURLs'].map((key) => node.get(key));
  const [groups, resources, verbs, urls] = lists.map((list) => (list?.items ?? []).filter(isText));
  return {
    role,
    node,
    groups: groups!,
    resources: resources!,
    verbs: verbs!,
    urls: urls!,
    isNamed: !node.lacks('resourceNames') && node.get('resourceNames')?.items.length !== 0,
    isKnown: lists.every((list) => !list || (list.complete && list.items.every(isText))),
  };
}

function isText({ string }: YamlNode): boolean {
  return string !== undefined;
}

/** The words among these, or the wildcard that stands for them. */
export function among(words: readonly YamlNode[], wanted: readonly string[]): YamlNode | undefined {
  return words.find(({ string }) => string === '*' || wanted.includes(string!));
}

/** The resources of the grant that are called by one of these names; a wildcard is none of them. */
export function named({ groups, resources }: Grant, group: readonly string[], names: readonly string[]): YamlNode[] {
  return among(groups, group) ? resources.filter(({ string }) => names.includes(string!)) : [];
}

/** Everything may be done with everything, as with `cluster-admin`. */
export function isEverything({ groups, resources, verbs, isNamed }: Grant): boolean {
  const all = (words: readonly YamlNode[]) => words.some(({ string }) => string === '*');
  return all(groups) && all(resources) && all(verbs) && !isNamed;
}

export interface Binding {
  readonly object: KubernetesObject;
  /** Whether it holds in all namespaces, and for what is in none. */
  readonly isOfCluster: boolean;
  readonly roleRef: YamlNode;
  readonly subjects: readonly YamlNode[];
}

export function bindingOf(object: KubernetesObject): Binding | undefined {
  const { node, group, kind } = object;
  const roleRef = node.get('roleRef');
  if (group !== rbacGroup || !/^(?:Cluster)?RoleBinding$/u.test(kind) || roleRef?.kind !== 'mapping') return undefined;
  const subjects = (node.get('subjects')?.items ?? []).filter((subject) => subject.kind === 'mapping');
  return { object, isOfCluster: kind === 'ClusterRoleBinding', roleRef, subjects };
}
