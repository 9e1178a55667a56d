import type { Edit } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { runtimeSocket } from '../../knowledge/runtime-sockets.ts';
import { called } from '../../kubernetes/called.ts';
import type { Pod, Volume } from '../../kubernetes/model.ts';
import { removeItem } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Socket of the container runtime mounted',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/docker-sock', 'polaris/hostPathSet', 'checkov/CKV_K8S_27', 'trivy/KSV-0006'],
  on: {
    'kubernetes:volume'(volume, { report }) {
      if (volume.type !== 'hostPath') return;
      const path = volume.source?.get('path');
      const socket = path?.string === undefined ? undefined : runtimeSocket(path.string);
      if (!path || !socket) return;
      const edits = volume.pod && removeVolume(volume.pod, volume);
      report(
        path.span,
        `${called(volume, 'This volume')} ${socket.inside ? 'holds' : 'is'} the socket of ${socket.runtime}: whoever can write to it starts privileged containers, and owns the node; ${socket.inside ? 'mount only the part that is needed' : 'do without it'}`,
        { fixes: [edits && unsafe('Remove the volume and its mounts', ...edits)] },
      );
    },
  },
});

/** Takes a volume and its mounts out of a pod; undefined where one edit cannot be made, or two would get in each other's way. */
function removeVolume(pod: Pod, volume: Volume): readonly Edit[] | undefined {
  const volumes = pod.node.get('volumes');
  const removals = [volumes && removeItem(volumes, pod.volumes.indexOf(volume))];
  for (const { node, volumeMounts } of pod.containers) {
    const mounts = volumeMounts.filter((mount) => mount.name === volume.name);
    const list = node.get('volumeMounts');
    if (mounts.length > 1) return undefined;
    if (mounts[0]) removals.push(list && removeItem(list, volumeMounts.indexOf(mounts[0])));
  }
  return removals.every((removal) => removal !== undefined) ? removals.flat() : undefined;
}
