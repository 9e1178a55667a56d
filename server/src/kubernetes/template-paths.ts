/** Where the kinds that everybody uses keep their pod template; a Pod is its own. All others are searched. */
export const templatePaths: Readonly<Record<string, readonly string[]>> = {
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
