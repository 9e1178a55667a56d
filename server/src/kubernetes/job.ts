import type { YamlNode } from '../yaml/node.ts';
import type { KubernetesObject } from './model.ts';

/** A Job, or the one that a CronJob or KEDA's ScaledJob makes again and again. */
export interface Job {
  readonly spec: YamlNode;
  /** Whether its owner removes it when it is done. */
  readonly isManaged: boolean;
}

const paths: Readonly<Record<string, readonly string[]>> = {
  Job: ['spec'],
  CronJob: ['spec', 'jobTemplate', 'spec'],
  ScaledJob: ['spec', 'jobTargetRef'],
};

export function jobOf({ node, kind, group }: KubernetesObject): Job | undefined {
  const path = group === undefined || group === 'batch' || group === 'keda.sh' ? paths[kind] : undefined;
  const spec = path && node.get(...path);
  return spec?.kind === 'mapping'
    ? { spec, isManaged: kind !== 'Job' || !node.lacks('metadata', 'ownerReferences') }
    : undefined;
}

/** The `spec` of a CronJob. */
export function cronJobOf({ node, kind, group }: KubernetesObject): YamlNode | undefined {
  const spec = kind === 'CronJob' && (group === undefined || group === 'batch') ? node.get('spec') : undefined;
  return spec?.kind === 'mapping' ? spec : undefined;
}
