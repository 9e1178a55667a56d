import type { YamlNode } from '../yaml/node.ts';
import type { KubernetesObject } from './model.ts';

/** How an object replaces its pods by those of a new version. */
export interface Rollout {
  /** `spec.strategy` or `spec.updateStrategy`, where it is written. */
  readonly node: YamlNode | undefined;
  readonly key: 'strategy' | 'updateStrategy';
  /** The default where it is missing; undefined where it is unknown. */
  readonly type: string | undefined;
}

const keys: Readonly<Record<string, Rollout['key']>> = {
  Deployment: 'strategy',
  DeploymentConfig: 'strategy',
  DaemonSet: 'updateStrategy',
  StatefulSet: 'updateStrategy',
};

export function rolloutOf({ node: object, kind }: KubernetesObject): Rollout | undefined {
  const key = keys[kind];
  if (!key) return undefined;
  const node = object.get('spec', key);
  const standard = kind === 'DeploymentConfig' ? 'Rolling' : 'RollingUpdate';
  return { node, key, type: object.lacks('spec', key, 'type') ? standard : node?.get('type')?.string };
}

/** A number of pods, or a share of them in percent. Undefined for what is neither. */
export interface PodCount {
  readonly amount: number;
  readonly isPercent: boolean;
}

export function podCount(text: string | undefined): PodCount | undefined {
  const match = /^(\d+)(%?)$/u.exec(text ?? '');
  return match ? { amount: Number(match[1]), isPercent: match[2] === '%' } : undefined;
}
