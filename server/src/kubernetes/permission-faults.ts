import { type Fix, unsafe } from '../core/fix.ts';
import { similar } from '../core/similar.ts';
import { groupsOf, isBuiltInGroup, isOfCluster, resourceMeant, resourcesOf } from '../knowledge/api-resources.ts';
import { replaceScalar, set } from '../yaml/edits.ts';
import type { YamlNode } from '../yaml/node.ts';
import { type Grant, grantsOf, named } from './access.ts';

/** Why a word of a rule matches no request that anyone makes. */
export interface PermissionFault {
  readonly message: string;
  readonly advice: string;
  readonly fix?: Fix | undefined;
}

/**
 * A resource by its kind or short name, misspelt, one of the cluster in a Role, or one of another group. Groups that are not
 * of Kubernetes itself may have resources of any name.
 */
export function resourceFault(grant: Grant, resource: YamlNode): PermissionFault | undefined {
  const [name = '', ...sub] = resource.string!.split('/');
  const groups = grant.groups.map(({ string }) => string!);
  if (!grant.isKnown || name === '*' || groups.length === 0 || !groups.every(isBuiltInGroup)) return undefined;
  const homes = groupsOf(name);
  if (homes.length > 0) return ofCluster(grant, groups, name) ?? ofOtherGroup(grant, groups, resource, homes[0]!);
  const meant = resourceMeant(name) ?? similar(name, groups.flatMap(resourcesOf));
  if (meant === undefined) return undefined;
  return {
    message: `no resource is called \`${name}\``,
    advice: `did you mean ${meant}?`,
    fix: replaced(resource, [meant, ...sub].join('/')),
  };
}

/** Whoever may get a namespace by its name may do so by a Role in it. */
function ofCluster({ role }: Grant, groups: readonly string[], name: string): PermissionFault | undefined {
  if (role.kind !== 'Role' || name === 'namespaces' || !groups.some((group) => isOfCluster(group, name)))
    return undefined;
  return { message: `\`${name}\` are in no namespace, and a Role holds in one`, advice: 'use a ClusterRole' };
}

function ofOtherGroup(
  { role, node, resources }: Grant,
  groups: readonly string[],
  resource: YamlNode,
  home: string,
): PermissionFault | undefined {
  const name = resource.string!.split('/')[0]!;
  // What `extensions` served is in other groups now.
  if (groups.some((group) => group !== 'extensions' && resourcesOf(group).includes(name))) return undefined;
  // Beside a rule for where it is now, this one is for clusters of old.
  if (grantsOf(role).some((other) => named(other, [home], [resource.string!]).length > 0)) return undefined;
  const isAlone = resources.every(({ string }) => groupsOf(string!.split('/')[0]!)[0] === home);
  const edits = set(node, 'apiGroups', isAlone ? [home] : [...groups, home]);
  return {
    message: `\`${name}\` are in ${quoted(home)}, not in ${groups.map(quoted).join(' or ')}`,
    advice: `put ${home === '' ? "''" : home} into apiGroups`,
    fix: edits && unsafe(isAlone ? `Use ${quoted(home)}` : `Add ${quoted(home)}`, ...edits),
  };
}

/** A verb that the API has not, where it looks like one that it has. */
export function verbFault({ groups, urls }: Grant, verb: YamlNode): PermissionFault | undefined {
  const word = verb.string!;
  if (word === '*' || verbs.includes(word) || urls.length > 0) return undefined;
  const lower = word.toLowerCase();
  const isPlain = groups.every(({ string }) => isBuiltInGroup(string!));
  const meant =
    verbs.find((known) => known === lower) ?? (isPlain ? (wrongVerbs.get(lower) ?? similar(lower, verbs)) : undefined);
  return meant === undefined
    ? undefined
    : { message: `the API has no verb \`${word}\``, advice: `did you mean ${meant}?`, fix: replaced(verb, meant) };
}

function replaced(word: YamlNode, meant: string): Fix | undefined {
  const edits = replaceScalar(word, meant);
  return edits && unsafe(`Replace by ${meant}`, ...edits);
}

function quoted(group: string): string {
  return group === '' ? "the core group (`''`)" : `\`${group}\``;
}

/** The verbs of requests, then those that only permissions have. Source: the documentation of RBAC, read 2026-11-25. */
const verbs: readonly string[] = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
  'approve',
  'attest',
  'bind',
  'escalate',
  'impersonate',
  'sign',
  'use',
];

/** What people write from memory of HTTP, of kubectl or of other systems. */
const wrongVerbs: ReadonlyMap<string, string> = new Map([
  ['add', 'create'],
  ['apply', 'patch'],
  ['edit', 'update'],
  ['modify', 'update'],
  ['post', 'create'],
  ['put', 'update'],
  ['read', 'get'],
  ['remove', 'delete'],
  ['view', 'get'],
  ['write', 'update'],
]);
