import type { YamlNode } from '../yaml/node.ts';
import { asFragment } from '../yaml/view.ts';
import type { ContainerKind, KubernetesObject } from './model.ts';
import { templatePathOf } from './template-paths.ts';

/** Where an object describes a pod. */
export interface PodSource {
  /** What holds the pod's `metadata` and `spec`. */
  readonly template: YamlNode;
  readonly spec: YamlNode;
  /** Of all kinds, init containers first. */
  readonly containers: readonly (readonly [node: YamlNode, kind: ContainerKind])[];
}

/** None, one, or several in a custom resource that has a template for each role. */
export function podSourcesOf(object: KubernetesObject): readonly PodSource[] {
  const { node, kind, group } = object;
  const path = templatePathOf(node, kind, group);
  if (path) return sourceOf(node.get(...path));
  if (!mayHoldPods(object)) return [];
  if (group === 'argoproj.io' && /Workflow/.test(kind)) return argoSources(node);
  if (group === 'tekton.dev') return tektonSources(node);
  return search(node);
}

/** Large and common kinds in which there is nothing to search for. */
const holdsNoPods: ReadonlySet<string> = new Set(['ConfigMap', 'Secret', 'CustomResourceDefinition', 'Service']);

/** What policies say of pods are patterns. */
const policies = /(?:^|\.)(?:kyverno\.io|gatekeeper\.sh|open-cluster-management\.io)$/;

function mayHoldPods({ node, kind, group = '' }: KubernetesObject): boolean {
  if (holdsNoPods.has(kind) || policies.test(group)) return false;
  // Most custom resources have no pods, and looking through all of one costs more than this.
  return node.via !== undefined || /[cC]ontainer|steps/.test(node.source);
}

function sourceOf(template: YamlNode | undefined): PodSource[] {
  const spec = template?.get('spec');
  return template && spec?.kind === 'mapping' ? [{ template, spec, containers: containersOf(spec) }] : [];
}

type Containers = PodSource['containers'];

function containersOf(spec: YamlNode): Containers {
  const listed = (key: string, kindOf: (node: YamlNode) => ContainerKind): Containers =>
    mappingsIn(spec.get(key)).map((node) => [node, kindOf(node)]);
  return [
    ...listed('initContainers', (node) => (node.get('restartPolicy')?.string === 'Always' ? 'sidecar' : 'init')),
    ...listed('containers', () => 'container'),
    ...listed('ephemeralContainers', () => 'ephemeral'),
  ];
}

function mappingsIn(list: YamlNode | undefined): readonly YamlNode[] {
  return (list?.items ?? []).filter(({ kind }) => kind === 'mapping');
}

/** The steps of an Argo workflow are pods; what they share stands in the workflow, so nothing is missing from a step. */
function argoSources(object: YamlNode): PodSource[] {
  const specs = [object.get('spec'), object.get('spec', 'workflowSpec')];
  return specs
    .flatMap((spec) => mappingsIn(spec?.get('templates')))
    .flatMap((template) => {
      const main = [template.get('container'), template.get('script')].filter((node) => node?.kind === 'mapping');
      const containers: Containers = [
        ...mappingsIn(template.get('initContainers')).map((node) => [node, 'init'] as const),
        ...[...main, ...mappingsIn(template.get('containerSet', 'containers'))].map(
          (node) => [node!, 'container'] as const,
        ),
        ...mappingsIn(template.get('sidecars')).map((node) => [node, 'container'] as const),
      ];
      return containers.length > 0 ? [{ template, spec: asFragment(template), containers }] : [];
    });
}

/** The steps of a Tekton task run in one pod. They are containers in which some fields have other names. */
function tektonSources(object: YamlNode): PodSource[] {
  const spec = object.get('spec');
  const tasks = [...mappingsIn(spec?.get('tasks')), ...mappingsIn(spec?.get('finally'))];
  const pipeline = mappingsIn(spec?.get('pipelineSpec', 'tasks'));
  return [spec, spec?.get('taskSpec'), ...[...tasks, ...pipeline].map((task) => task.get('taskSpec'))].flatMap(
    (task) => {
      const steps = [...mappingsIn(task?.get('steps')), ...mappingsIn(task?.get('sidecars'))];
      if (!task || steps.length === 0) return [];
      const containers = steps.map((step) => [asFragment(step), 'container'] as const);
      return [{ template: asFragment(task), spec: asFragment(task), containers }];
    },
  );
}

/** Deeper than any pod stands in a custom resource that people write. */
const searchDepth = 14;

/**
 * Everything in a custom resource that has a `spec` with `containers`, and everything else that lists containers. Whether
 * more is put to what stands there is known only of a template that is whole: one whose containers all have an image.
 */
function search(root: YamlNode): PodSource[] {
  const found: PodSource[] = [];
  const visit = (node: YamlNode, depth: number): void => {
    // What comes through an alias is written, and searched, elsewhere.
    if (depth > searchDepth || node.via !== undefined || node.unknown) return;
    const inSpec = node.get('spec', 'containers');
    if (depth > 0 && inSpec && mappingsIn(inSpec).some(isContainer)) {
      const isWhole = mappingsIn(inSpec).every((container) => !container.lacks('image'));
      found.push(...sourceOf(isWhole ? node : asFragment(node)));
    } else if (mappingsIn(node.get('containers')).some((container) => container.get('image')?.kind === 'scalar')) {
      const part = asFragment(node);
      found.push({ template: part, spec: part, containers: containersOf(part) });
    } else {
      const children = node.kind === 'mapping' ? node.entries.map(({ value }) => value) : node.items;
      for (const child of children) if (child.kind !== 'scalar') visit(child, depth + 1);
    }
  };
  for (const { key, value } of root.entries) if (key.text !== 'metadata' && key.text !== 'status') visit(value, 1);
  return found;
}

function isContainer(node: YamlNode): boolean {
  return node.get('name') !== undefined || node.get('image') !== undefined;
}
