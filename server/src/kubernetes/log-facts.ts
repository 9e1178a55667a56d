import { type CollectorFacts, collectorFacts } from '../collectors/facts.ts';
import type { Place } from '../core/facts.ts';
import type { Span } from '../core/span.ts';
import { isCollector } from './logs.ts';
import type { Container, Resource } from './model.ts';

/** What an object has to do with logs; absent where that is nothing. */
export interface LogFact {
  /** Of a ConfigMap: what it configures. */
  readonly configured?: readonly CollectorFacts[];
  /** Of a workload: the containers in it that collect logs. */
  readonly collectors?: readonly CollectorFact[];
}

export interface CollectorFact {
  readonly at: Place;
  /** Names of the ConfigMaps that it mounts. */
  readonly configMaps: readonly string[];
  readonly mounts: readonly LogMountFact[];
  /** It may have volumes, or mounts, that are not known. */
  readonly open: boolean;
}

export interface LogMountFact {
  readonly path: string;
  /** What is written there outlives the pod. */
  readonly kept: boolean;
  /** Of a `hostPath`. */
  readonly host: string | null;
}

export function logFact(
  { pipelines = [], workloads, object }: Resource,
  place: (at: Span) => Place,
): LogFact | undefined {
  if (pipelines.length > 0 && object.kind === 'ConfigMap') {
    return { configured: pipelines.map((pipeline) => collectorFacts(pipeline, place)) };
  }
  const containers = workloads.flatMap(({ pod }) => pod.containers).filter(isCollector);
  return containers.length > 0 ? { collectors: containers.map((each) => collectorFact(each, place)) } : undefined;
}

/** Volumes that are there no longer when the pod is. */
const fleeting: ReadonlySet<string> = new Set([
  'emptyDir',
  'configMap',
  'secret',
  'projected',
  'downwardAPI',
  'ephemeral',
]);

function collectorFact({ at, node, pod, volumeMounts }: Container, place: (at: Span) => Place): CollectorFact {
  return {
    at: place(at),
    configMaps: volumeMounts.flatMap(({ volume }) => {
      const single = volume?.type === 'configMap' ? volume.source?.get('name')?.string : undefined;
      const projected = volume?.type === 'projected' ? (volume.source?.get('sources')?.items ?? []) : [];
      return [single, ...projected.map((source) => source.get('configMap', 'name')?.string)].filter(
        (name) => name !== undefined,
      );
    }),
    mounts: volumeMounts.flatMap(({ path, volume }) => {
      if (path === undefined || !volume?.type) return [];
      const host = volume.type === 'hostPath' ? (volume.source?.get('path')?.string ?? null) : null;
      return [{ path, host, kept: !fleeting.has(volume.type) }];
    }),
    open:
      node.get('volumeMounts')?.complete === false ||
      pod.node.get('volumes')?.complete === false ||
      volumeMounts.some(({ path, volume }) => path === undefined || !volume?.type),
  };
}

/** The mount that a path in the container lies in: the one furthest down. */
export function mountOf({ mounts }: CollectorFact, path: string): LogMountFact | undefined {
  const isBelow = (mount: string) =>
    mount === '/' || path === mount || path.startsWith(`${mount.replace(/\/+$/u, '')}/`);
  return mounts.filter((mount) => isBelow(mount.path)).sort((a, b) => b.path.length - a.path.length)[0];
}
