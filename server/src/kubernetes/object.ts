import { textsOf, type YamlNode } from '../yaml/node.ts';
import { asFragment, isGuarded } from '../yaml/view.ts';
import type { KubernetesObject } from './model.ts';
import { templatePathOf } from './template-paths.ts';

/** The objects of a document: itself, or those in a List. Nothing for a document that is no object. */
export function readObjects(root: YamlNode, isPatch: boolean): KubernetesObject[] {
  const kind = kindOf(root);
  const apiVersion = root.get('apiVersion');
  return kind && (apiVersion?.string || apiVersion?.unknown) ? objectsIn(root, kind, apiVersion, isPatch, 0) : [];
}

/** Lists in Lists deeper than this are nobody's manifests. */
const maxListDepth = 8;

function objectsIn(
  node: YamlNode,
  kind: string,
  apiVersion: YamlNode,
  isPatch: boolean,
  depth: number,
): KubernetesObject[] {
  const items = isOpenShiftTemplate(kind, apiVersion.string)
    ? node.get('objects')
    : kind.endsWith('List')
      ? node.get('items')
      : undefined;
  if (items?.kind !== 'sequence' || depth > maxListDepth) return [objectOf(node, kind, apiVersion.string, isPatch)];
  return items.items.flatMap((item) => {
    // The items of a PodList are Pods, and need not say so.
    const own = kindOf(item) ?? (kind.endsWith('List') ? kind.slice(0, -'List'.length) : '');
    if (item.kind !== 'mapping' || !own) return [];
    return objectsIn(item, own, item.get('apiVersion') ?? apiVersion, isPatch, depth + 1);
  });
}

/** OpenShift's list of objects, with `${PARAMETERS}` in them. */
export function isOpenShiftTemplate(kind: string | undefined, apiVersion: string | undefined): boolean {
  return kind === 'Template' && (apiVersion === 'template.openshift.io/v1' || apiVersion === 'v1');
}

/** Charts may write one kind or another, as `Deployment` or `StatefulSet`; the last one tells as much as we need. */
function kindOf(node: YamlNode): string | undefined {
  const kind = node.get('kind');
  return kind?.string ?? (kind?.unknown && /^[A-Z]\w+$/.test(kind.source) ? kind.source : undefined);
}

/** The object of a kustomization file, which may leave out what its name says already. */
export function readKustomization(node: YamlNode): KubernetesObject | undefined {
  if (node.kind !== 'mapping') return undefined;
  const apiVersion = node.get('apiVersion')?.string ?? 'kustomize.config.k8s.io/v1beta1';
  return objectOf(node, node.get('kind')?.string ?? 'Kustomization', apiVersion, false);
}

/** The object again, with what its project adds to it. */
export function readAgain(
  { kind, apiVersion, partial }: KubernetesObject,
  node: YamlNode,
  quota: KubernetesObject['quota'] = noQuota,
): KubernetesObject {
  return { ...objectOf(node, kind, apiVersion, partial), quota };
}

const noQuota: KubernetesObject['quota'] = new Map();

function objectOf(node: YamlNode, kind: string, apiVersion: string | undefined, isPatch: boolean): KubernetesObject {
  const [group, version] = splitVersion(apiVersion);
  const partial = isPatch || isFragment(node, kind, apiVersion, group);
  const whole = partial ? asFragment(node) : node;
  const metadata = whole.get('metadata');
  const written = whole.get('apiVersion');
  const named = metadata?.get('name') ?? metadata?.get('generateName') ?? whole.get('kind');
  return {
    node: whole,
    at: (named ?? whole).span,
    apiVersion,
    hasGuardedVersion: written !== undefined && isGuarded(written),
    group,
    version,
    kind,
    name: metadata?.get('name')?.string,
    namespace: metadata?.get('namespace')?.string,
    labels: textsOf(metadata?.get('labels')),
    annotations: textsOf(metadata?.get('annotations')),
    partial,
    quota: noQuota,
    inPrivilegedNamespace: false,
  };
}

function splitVersion(apiVersion: string | undefined): [group: string | undefined, version: string | undefined] {
  if (apiVersion === undefined) return [undefined, undefined];
  const slash = apiVersion.indexOf('/');
  return slash === -1 ? ['', apiVersion] : [apiVersion.slice(0, slash), apiVersion.slice(slash + 1)];
}

/** What no whole object of the kind is without. */
const indispensable: Readonly<Record<string, readonly string[]>> = {
  CronJob: ['spec', 'schedule'],
  Ingress: ['spec'],
  NetworkPolicy: ['spec'],
  HorizontalPodAutoscaler: ['spec', 'scaleTargetRef'],
  StorageClass: ['provisioner'],
};

/** They name their pods' labels twice: one of the two may be forgotten, both are missing only from patches. */
const selecting: ReadonlySet<string> = new Set(['Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet']);

/** They may have their template in an object of another kind. */
const templateElsewhere: ReadonlySet<string> = new Set(['Rollout', 'Configuration']);

/** Whether the object is a patch for another one: something that every whole object of its kind has is not there. */
function isFragment(node: YamlNode, kind: string, apiVersion: string | undefined, group: string | undefined): boolean {
  if (node.get('$patch') || isUnnamed(node, apiVersion)) return true;
  if (indispensable[kind] && node.lacks(...indispensable[kind])) return true;
  if (kind === 'Service' && apiVersion === 'v1') return isServiceFragment(node);
  const template = templatePathOf(node, kind, group);
  if (!template || templateElsewhere.has(kind)) return false;
  const unlabelled = node.lacks('spec', 'selector') && node.lacks(...template, 'metadata', 'labels');
  if (selecting.has(kind) && unlabelled) return true;
  const containers = [...template, 'spec', 'containers'];
  return node.lacks(...containers) || node.get(...containers)?.items.some((item) => item.lacks('image')) === true;
}

/** A Service has ports, but for one that is only a name or that gives every pod its own. */
function isServiceFragment(node: YamlNode): boolean {
  const spec = node.get('spec');
  if (spec?.get('type')?.string === 'ExternalName' || spec?.get('clusterIP')?.string === 'None') return false;
  return node.lacks('spec', 'ports');
}

/** Configuration of programs (`kubelet.config.k8s.io`) has no name; every other object has. */
function isUnnamed(node: YamlNode, apiVersion: string | undefined): boolean {
  if (apiVersion === undefined || /config|^kubeadm|^kind\./.test(apiVersion)) return false;
  return node.lacks('metadata', 'name') && node.lacks('metadata', 'generateName');
}
