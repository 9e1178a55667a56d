import { runtimeSocket } from '../knowledge/runtime-sockets.ts';
import { isSensitivePath } from '../knowledge/sensitive-paths.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { Volume, VolumeMount } from './model.ts';

/** A path of the node that pods mount. */
export interface HostPath {
  readonly path: YamlNode;
  /** `socket`: the container runtime listens there. `sensitive`: who may write there owns the node, and may. */
  readonly danger: 'socket' | 'sensitive' | undefined;
  /** The mounts that are not read-only, but those of privileged containers, which need no mount to own the node. */
  readonly writable: readonly VolumeMount[];
}

/** Undefined for a volume of another type, one of no pod, and one whose path is unknown. */
export function hostPathOf({ pod, type, source, name }: Volume): HostPath | undefined {
  const path = type === 'hostPath' ? source?.get('path') : undefined;
  if (!pod || !path || path.string === undefined) return undefined;
  const writable = pod.containers
    .filter(({ node }) => node.get('securityContext', 'privileged')?.boolean !== true)
    .flatMap(({ volumeMounts }) => volumeMounts)
    .filter((mount) => mount.name === name && !mount.readOnly && mount.node.get('readOnly')?.unknown !== true);
  const isSensitive = writable.length > 0 && isSensitivePath(path.string);
  return { path, danger: runtimeSocket(path.string) ? 'socket' : isSensitive ? 'sensitive' : undefined, writable };
}
