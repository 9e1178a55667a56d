import { textsOf, type YamlNode } from '../yaml/node.ts';
import { readContainer } from './container.ts';
import type { Container, KubernetesObject, Pod, Volume, Workload } from './model.ts';
import { templatePaths } from './template-paths.ts';
import { readVolume } from './volume.ts';

/** The pods that an object describes: none, one, or several in a custom resource that has a template for each role. */
export function readWorkloads(object: KubernetesObject): Workload[] {
  return templatesOf(object)
    .filter((template) => template.get('spec')?.kind === 'mapping')
    .map((template) => readWorkload(object, template));
}

function readWorkload(object: KubernetesObject, template: YamlNode): Workload {
  const spec = template.get('spec')!;
  const containers: Container[] = [];
  const volumes: Volume[] = [];
  const pod: Pod = {
    // Each level knows the one above it, and the one above is not there yet.
    get workload() {
      return workload;
    },
    node: spec,
    at: object.at,
    containers,
    volumes,
    os: osOf(spec),
  };
  const workload: Workload = {
    object,
    template,
    pod,
    podLabels: textsOf(template.get('metadata', 'labels')),
    runsToEnd: endsByItself(object, spec),
  };
  for (const node of spec.get('volumes')?.items ?? []) volumes.push(readVolume(object, pod, node));
  for (const [key, isInit, isEphemeral] of containerLists) {
    for (const node of spec.get(key)?.items ?? []) {
      if (node.kind !== 'mapping') continue;
      const kind = isEphemeral ? 'ephemeral' : !isInit ? 'container' : isSidecar(node) ? 'sidecar' : 'init';
      containers.push(readContainer(workload, pod, kind, node));
    }
  }
  return workload;
}

const containerLists: readonly (readonly [key: string, isInit: boolean, isEphemeral: boolean])[] = [
  ['initContainers', true, false],
  ['containers', false, false],
  ['ephemeralContainers', false, true],
];

function isSidecar(container: YamlNode): boolean {
  return container.get('restartPolicy')?.string === 'Always';
}

function osOf(spec: YamlNode): Pod['os'] {
  const os = spec.get('os', 'name') ?? spec.get('nodeSelector', 'kubernetes.io/os');
  return os?.string === 'windows' ? 'windows' : 'linux';
}

function endsByItself({ kind }: KubernetesObject, spec: YamlNode): boolean {
  if (kind === 'Job' || kind === 'CronJob') return true;
  const policy = spec.get('restartPolicy')?.string;
  return kind === 'Pod' && (policy === 'Never' || policy === 'OnFailure');
}

function templatesOf({ node, kind, group }: KubernetesObject): YamlNode[] {
  const path = kind === 'Service' ? knativePath(group) : templatePaths[kind];
  const known = path && node.get(...path);
  if (known?.get('spec', 'containers')) return [known];
  if (path || holdsNoPods.has(kind)) return known ? [known] : [];
  return searchTemplates(node);
}

function knativePath(group: string | undefined): readonly string[] | undefined {
  return group === 'serving.knative.dev' ? ['spec', 'template'] : undefined;
}

/** Large and common kinds in which there is nothing to search for. */
const holdsNoPods: ReadonlySet<string> = new Set([
  'ConfigMap',
  'Secret',
  'CustomResourceDefinition',
  'Service',
  'List',
]);

/** Real templates stand four or five levels down; what is deeper is data. */
const searchDepth = 7;

/** Everything in a custom resource that has a `spec` with `containers`. */
function searchTemplates(root: YamlNode): YamlNode[] {
  const found: YamlNode[] = [];
  const visit = (node: YamlNode, depth: number): void => {
    // What comes through an alias is written, and searched, elsewhere.
    if (depth > searchDepth || node.via !== undefined || node.unknown) return;
    if (node.get('spec', 'containers')?.items.some((item) => item.get('name') ?? item.get('image'))) found.push(node);
    else
      for (const child of node.kind === 'mapping' ? node.entries.map(({ value }) => value) : node.items)
        visit(child, depth + 1);
  };
  for (const { key, value } of root.entries) if (key.text !== 'metadata' && key.text !== 'status') visit(value, 1);
  return found;
}
