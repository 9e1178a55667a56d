import { textsOf, type YamlNode } from '../yaml/node.ts';
import { readContainer } from './container.ts';
import type { Container, KubernetesObject, Pod, Volume, Workload } from './model.ts';
import { type PodSource, podSourcesOf } from './pod-sources.ts';
import { readVolume } from './volume.ts';

/** The pods that an object describes: none, one, or several in a custom resource that has a template for each role. */
export function readWorkloads(object: KubernetesObject): Workload[] {
  return podSourcesOf(object).map((source) => readWorkload(object, source));
}

function readWorkload(object: KubernetesObject, source: PodSource): Workload {
  const { template, spec } = source;
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
  for (const [node, kind] of source.containers) containers.push(readContainer(workload, pod, kind, node));
  return workload;
}

function osOf(spec: YamlNode): Pod['os'] {
  const os =
    spec.get('os', 'name') ??
    spec.get('nodeSelector', 'kubernetes.io/os') ??
    spec.get('nodeSelector', 'beta.kubernetes.io/os');
  return os?.string === 'windows' ? 'windows' : 'linux';
}

/** Kinds that run something to its end, be it a `Job`, a `CronJob`, a `PyTorchJob` or a `CronWorkflow`. */
const ending = /Job$|Workflow|^(?:TaskRun|Task|ClusterTask|PipelineRun|Pipeline|AnalysisRun|AnalysisTemplate)$/;

/** Whether the pods of the object end by themselves. Pods of Deployments and their like are always started again. */
function endsByItself({ kind }: KubernetesObject, spec: YamlNode): boolean {
  if (ending.test(kind)) return true;
  const policy = spec.get('restartPolicy')?.string;
  return policy === 'Never' || policy === 'OnFailure';
}
