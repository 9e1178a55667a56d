import { similar } from '../core/similar.ts';
import type { Span } from '../core/span.ts';
import { type FieldType, type Shape, shapeOf } from '../knowledge/kubernetes-fields.ts';
import type { YamlEntry, YamlNode } from '../yaml/node.ts';
import type { KubernetesObject } from './model.ts';
import { fieldAliases, placesElsewhere } from './strayed-fields.ts';

/** Where an object is not as the API has it. What is not among these is left to tools that hold the whole schema. */
export type Deviation = Misspelt | Misplaced | Mistyped;

/** A field that no object has here, whose name is close to one that it has. */
export interface Misspelt {
  readonly kind: 'misspelt';
  readonly at: Span;
  readonly mapping: YamlNode;
  readonly field: string;
  readonly meant: string;
}

/** A field that objects have at another level. */
export interface Misplaced {
  readonly kind: 'misplaced';
  readonly at: Span;
  readonly mapping: YamlNode;
  readonly field: string;
  /** Where it belongs, as it stands behind "belongs": ``under `spec.template.spec` ``. */
  readonly home: string;
  /** Mappings, and where below them the field belongs; none where nobody but the writer can tell. */
  readonly targets: readonly Target[];
}

export interface Target {
  readonly node: YamlNode;
  readonly path: readonly string[];
}

export interface Mistyped {
  readonly kind: 'mistyped';
  readonly at: Span;
  /** The field, or the one that holds the list or mapping in which the value stands. */
  readonly field: string;
  readonly node: YamlNode;
  readonly is: 'text' | 'number' | 'fraction' | 'boolean' | 'list' | 'mapping';
  readonly wants: 'text' | 'int' | 'int|text' | 'bool' | 'list' | 'list of text' | 'mapping';
}

const known = new WeakMap<KubernetesObject, readonly Deviation[]>();

/** Those of an object, in document order; of the kinds that everybody uses, and of pod templates in a few others. */
export function deviationsOf(object: KubernetesObject): readonly Deviation[] {
  const before = known.get(object);
  if (before) return before;
  const deviations = check(object);
  known.set(object, deviations);
  return deviations;
}

function check(object: KubernetesObject): readonly Deviation[] {
  const found = new Map<number, Deviation>();
  const root = rootOf(object);
  if (root) visitMapping({ ...root, around: undefined }, found);
  return [...found.values()].sort((a, b) => a.at.start - b.at.start);
}

/** A mapping with its shape and what it stands in. */
interface Level {
  readonly node: YamlNode;
  readonly shape: Shape;
  /** From the object's root: `spec.template.spec.containers[]`. */
  readonly path: string;
  readonly around: Level | undefined;
}

type Found = Map<number, Deviation>;

function add(found: Found, deviation: Deviation): void {
  // What an anchor names is met once for each alias, and reported where it is written.
  if (!found.has(deviation.at.start)) found.set(deviation.at.start, deviation);
}

function visitMapping(level: Level, found: Found): void {
  if (level.shape.name === 'LabelSelector' && addBareLabel(level, found)) return;
  for (const entry of level.node.entries) {
    const { key, value } = entry;
    const type = level.shape.fields.get(key.text);
    if (type) visit(value, type, key.text, join(level.path, key.text), level, found);
    else visitStranger(level, entry, found);
  }
}

/** `selector: { app: web }`: without `matchLabels` it selects nothing, or everything. */
function addBareLabel({ node: mapping, shape }: Level, found: Found): boolean {
  const label = mapping.entries.find(({ key, value }) => !shape.fields.has(key.text) && value.kind === 'scalar')?.key;
  if (!label || !isName(label.text)) return false;
  const home = 'under `matchLabels`, with all labels beside it';
  add(found, { kind: 'misplaced', at: label.span, mapping, field: label.text, home, targets: [] });
  return true;
}

function visit(node: YamlNode, type: FieldType, field: string, path: string, around: Level, found: Found): void {
  if (type.kind === 'any' || node.kind === 'null' || (node.kind === 'scalar' && node.unknown)) return;
  const mistyped = (is: Mistyped['is'], wants: Mistyped['wants']) => {
    // What stands in a condition of a template may stand elsewhere once it is rendered.
    if (!node.unknown) add(found, { kind: 'mistyped', at: placeOf(node), field, node, is, wants });
  };
  switch (type.kind) {
    case 'list':
      if (node.kind === 'sequence') {
        for (const item of node.items) visit(item, type.of, field, `${path}[]`, around, found);
      } else if (node.kind === 'mapping' || isPlainText(node)) {
        mistyped(kindOf(node), type.of.kind === 'text' ? 'list of text' : 'list');
      }
      return;
    case 'shape':
      if (node.kind === 'mapping') visitMapping({ node, shape: type.shape, path, around }, found);
      else if (node.kind === 'sequence' || isPlainText(node)) mistyped(kindOf(node), 'mapping');
      return;
    case 'map':
      if (node.kind === 'mapping') {
        for (const entry of node.entries) {
          if (type.of.kind === 'quantity') visitResource(around, node, entry, found);
          visit(entry.value, type.of, entry.key.text, join(path, entry.key.text), around, found);
        }
      } else if (node.kind === 'sequence' || isPlainText(node)) mistyped(kindOf(node), 'mapping');
      return;
    case 'quantity':
      return;
    default:
      if (node.kind !== 'scalar') mistyped(kindOf(node), type.kind);
      else visitScalar(node, type.kind, mistyped);
  }
}

function visitScalar(
  node: YamlNode,
  wants: 'text' | 'int' | 'int|text' | 'bool',
  mistyped: (is: Mistyped['is'], wants: Mistyped['wants']) => void,
): void {
  const is = node.type;
  if (wants === 'text') {
    if (is === 'number' || is === 'boolean') mistyped(is, wants);
    return;
  }
  if (is === 'boolean' && wants !== 'bool') mistyped(is, wants);
  else if (is === 'number') {
    if (wants === 'bool') mistyped(is, wants);
    else if (!Number.isInteger(node.number)) mistyped('fraction', wants);
  } else if (is === 'text') {
    // Whatever else is written there is filled in by some tool before the API sees it.
    const { string = '' } = node;
    const inQuotes = wants === 'bool' ? /^(?:true|false)$/i.test(string) : /^\d+$/.test(string);
    if (inQuotes) mistyped('text', wants);
  }
}

/** A text that no tool is to put something else in the place of. */
function isPlainText({ kind, string }: YamlNode): boolean {
  return kind === 'scalar' && string !== undefined && !/[$<>{}%]|^[A-Z_]+$/.test(string);
}

function kindOf(node: YamlNode): Mistyped['is'] {
  if (node.kind === 'mapping') return 'mapping';
  return node.kind === 'sequence' ? 'list' : (node.type ?? 'text');
}

function placeOf({ kind, key, span }: YamlNode): Span {
  return kind === 'scalar' || !key ? span : key.span;
}

function visitStranger(level: Level, { key }: YamlEntry, found: Found): void {
  const { node: mapping, shape } = level;
  const field = key.text;
  if (!isName(field)) return;
  const at = key.span;
  const elsewhere = elsewhereOf(level, field);
  const fields = [...shape.fields.keys()];
  const meant =
    fields.find((name) => name.toLowerCase() === field.toLowerCase()) ??
    fieldAliases.get(field.toLowerCase())?.find((name) => shape.fields.has(name));
  if (elsewhere) add(found, { kind: 'misplaced', at, mapping, field, ...elsewhere });
  else if (meant) add(found, { kind: 'misspelt', at, mapping, field, meant });
  else {
    const home = homeOf(level, field);
    const close = home ? undefined : similar(field, fields);
    if (home) add(found, { kind: 'misplaced', at, mapping, field, ...home });
    else if (close) add(found, { kind: 'misspelt', at, mapping, field, meant: close });
  }
}

type Home = Pick<Misplaced, 'home' | 'targets'>;

function elsewhereOf({ node, shape, around }: Level, field: string): Home | undefined {
  const home = placesElsewhere(shape.name, field, node);
  if (home === undefined) return undefined;
  const containers = shape.name === 'PodSecurityContext' ? containersOf(around!.node) : [];
  const lacking = containers.filter((container) => container.lacks('securityContext', field));
  return { home, targets: lacking.map((node) => ({ node, path: ['securityContext', field] })) };
}

function containersOf(pod: YamlNode): readonly YamlNode[] {
  return ['initContainers', 'containers'].flatMap((list) => pod.get(list)?.items ?? []);
}

/** Where a field belongs that some level around, or just below, has. Undefined where several might be meant. */
function homeOf(level: Level, field: string): Home | undefined {
  for (let at: Level | undefined = level; at; at = at.around) {
    const { node, path, shape } = at;
    const place = (path: string) => (path === '' ? 'at the root of the object' : `under \`${path}\``);
    if (shape.fields.has(field)) {
      return { home: place(path), targets: node.lacks(field) ? [{ node, path: [field] }] : [] };
    }
    const [below, another] = homesBelow(shape, field);
    if (another !== undefined) return undefined;
    if (below !== undefined) {
      const target = [...below.split('.'), field];
      const isOpen = !below.includes('[') && node.lacks(...target);
      return { home: place(join(path, below)), targets: isOpen ? [{ node, path: target }] : [] };
    }
  }
  return undefined;
}

/** The fields one or two levels below a shape that have the field in them, the nearer ones only. */
function homesBelow(shape: Shape, field: string): string[] {
  const near = childrenOf(shape);
  const direct = near.filter(([, child]) => child.fields.has(field));
  if (direct.length > 0) return direct.map(([path]) => path);
  return near.flatMap(([path, child]) =>
    childrenOf(child).flatMap(([below, grandchild]) => (grandchild.fields.has(field) ? [`${path}.${below}`] : [])),
  );
}

/** Nobody who writes `image` beside the containers means one of these. */
const notMeant: ReadonlySet<string> = new Set(['initContainers', 'ephemeralContainers', 'volumes']);

function childrenOf(shape: Shape): [path: string, shape: Shape][] {
  const children: [string, Shape][] = [];
  for (const [name, type] of shape.fields) {
    if (notMeant.has(name)) continue;
    if (type.kind === 'shape') children.push([name, type.shape]);
    else if (type.kind === 'list' && type.of.kind === 'shape') children.push([`${name}[]`, type.of.shape]);
  }
  return children;
}

/** What containers may ask for without naming a vendor (`nvidia.com/gpu`) or the size of a page. */
const resources = ['cpu', 'memory', 'ephemeral-storage'];

function visitResource(around: Level, mapping: YamlNode, { key }: YamlEntry, found: Found): void {
  const { text: field, span: at } = key;
  if (around.shape.name !== 'ResourceRequirements' || resources.includes(field) || !/^[a-zA-Z-]+$/.test(field)) return;
  const meant = { mem: 'memory', ram: 'memory', storage: undefined }[field] ?? similar(field.toLowerCase(), resources);
  if (meant && isName(field)) add(found, { kind: 'misspelt', at, mapping, field, meant });
}

/** Neither a directive of a patch (`$patch`) nor a key that a template makes. */
function isName(key: string): boolean {
  return /^[A-Za-z][\w./-]*$/.test(key) && !/^x+$/.test(key);
}

function join(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}

/** The kinds of each group that are checked as a whole. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  '': [
    'ConfigMap',
    'LimitRange',
    'Namespace',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'Pod',
    'PodTemplate',
    'ReplicationController',
    'ResourceQuota',
    'Secret',
    'Service',
    'ServiceAccount',
  ],
  apps: ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  extensions: ['DaemonSet', 'Deployment', 'ReplicaSet', 'NetworkPolicy'],
  batch: ['CronJob', 'Job'],
  'networking.k8s.io': ['IngressClass', 'NetworkPolicy'],
  policy: ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['StorageClass'],
};

const allKinds: ReadonlySet<string> = new Set(Object.values(kinds).flat());

/** Kinds that have other fields in other versions. */
const versioned: Readonly<Record<string, string>> = {
  'networking.k8s.io/v1 Ingress': 'Ingress',
  'networking.k8s.io/v1beta1 Ingress': 'LegacyIngress',
  'extensions/v1beta1 Ingress': 'LegacyIngress',
  'autoscaling/v1 HorizontalPodAutoscaler': 'V1HorizontalPodAutoscaler',
  'autoscaling/v2 HorizontalPodAutoscaler': 'HorizontalPodAutoscaler',
};

/** Custom resources whose `spec.template` is a pod template like any other. */
const templated: Readonly<Record<string, readonly string[]>> = {
  'argoproj.io': ['Rollout'],
  'apps.openshift.io': ['DeploymentConfig'],
  'apps.kruise.io': ['CloneSet', 'DaemonSet', 'StatefulSet', 'BroadcastJob'],
};

function rootOf({ node, apiVersion, group, kind }: KubernetesObject): Omit<Level, 'around'> | undefined {
  const name = versioned[`${apiVersion} ${kind}`];
  const isKnown = group === undefined ? allKinds.has(kind) : kinds[group]?.includes(kind);
  // A chart that writes one kind or another gives both the same template, and little else.
  const isSure = node.get('kind')?.unknown !== true;
  if (isSure && (name || isKnown)) return { node, shape: shapeOf(name ?? kind), path: '' };
  const hasTemplate = isKnown || (group !== undefined && templated[group]?.includes(kind));
  const template = hasTemplate ? node.get('spec', 'template') : undefined;
  if (template?.kind !== 'mapping') return undefined;
  return { node: template, shape: shapeOf('PodTemplateSpec'), path: 'spec.template' };
}
