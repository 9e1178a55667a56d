import type { YamlNode } from '../yaml/node.ts';

/** Where the kinds that everybody uses keep their pod template; a Pod is its own. All others are searched. */
const templatePaths: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  PodTemplate: ['template'],
  Deployment: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  // OpenShift, Argo, Knative
  DeploymentConfig: ['spec', 'template'],
  Rollout: ['spec', 'template'],
  Configuration: ['spec', 'template'],
  Revision: [],
};

/** Where the pod template of an object stands; undefined where that has to be searched for, if there is one. */
export function templatePathOf(node: YamlNode, kind: string, group: string | undefined): readonly string[] | undefined {
  const path = kind === 'Service' ? knativePath(group) : templatePaths[kind];
  // A kind of the same name in a group of somebody else's (`batch.volcano.sh`) may keep its pods elsewhere.
  const isForeign = group?.includes('.') && !/\.(?:k8s|openshift)\.io$/.test(group);
  return path && isForeign && !node.get(...path, 'spec', 'containers') ? undefined : path;
}

function knativePath(group: string | undefined): readonly string[] | undefined {
  return group === 'serving.knative.dev' ? ['spec', 'template'] : undefined;
}
