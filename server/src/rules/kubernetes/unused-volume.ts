import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { usedVolumes, volumeNames } from '../../kubernetes/mounts.ts';
import { removeItem } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Unused volume',
  burden: 'storage',
  severity: 'hint',
  preset: 'recommended',
  on: {
    'kubernetes:pod'(pod, { report }) {
      const used = volumeNames(pod) && usedVolumes(pod);
      if (!used) return;
      const list = pod.node.get('volumes');
      for (const [index, volume] of pod.volumes.entries()) {
        if (volume.name === undefined || used.has(volume.name)) continue;
        const edits = list && removeItem(list, index);
        report(
          volume.at,
          `no container mounts ${called(volume, 'this volume')}: a mount is missing, or the volume is left over; mount it or remove it`,
          { fixes: [edits && unsafe('Remove the volume', ...edits)] },
        );
      }
    },
  },
});
