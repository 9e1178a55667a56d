import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import type { Pod } from '../../kubernetes/model.ts';
import { lacksResource } from '../../kubernetes/requests-and-limits.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'emptyDir without a size limit',
  burden: 'resources',
  severity: 'information',
  preset: 'recommended',
  options: {
    limit: { description: 'The size limit that the fix writes for a volume on disk.', default: '1Gi' },
    memoryLimit: { description: 'The size limit that the fix writes for a volume in memory.', default: '64Mi' },
  },
  on: {
    'kubernetes:pod'(pod, { options, report }) {
      // Asked of the containers once, not for each volume.
      let bounds: Bounds | undefined;
      for (const { type, source, node, name, at } of pod.volumes) {
        if (type !== 'emptyDir' || !node.lacks('emptyDir', 'sizeLimit')) continue;
        const inMemory = source?.get('medium')?.string === 'Memory';
        if (!inMemory && !node.lacks('emptyDir', 'medium')) continue;
        bounds ??= boundsOf(pod);
        if (inMemory ? bounds.memory : bounds.storage) continue;
        const limit = inMemory ? options.memoryLimit : options.limit;
        const edits = set(node, ['emptyDir', 'sizeLimit'], limit);
        const volume = called({ name }, 'This volume');
        report(
          source?.key?.span ?? at,
          inMemory
            ? `${volume} lives in memory and has no size limit: it may fill the memory of its node; set sizeLimit`
            : `${volume} has no size limit: it may fill the disk of its node, and pods are evicted that did nothing wrong; set sizeLimit`,
          // Memory is scarcer than disk, and runs out at once.
          {
            ...(inMemory && { severity: 'warning' }),
            fixes: [edits && unsafe(`Limit its size to ${limit}`, ...edits)],
          },
        );
      }
    },
  },
});

interface Bounds {
  /** A volume in memory is as large as the memory limit of its pod, which there is only where every container has one. */
  readonly memory: boolean;
  /** The pod is evicted before its volumes, layers and logs together pass the sum of these limits. */
  readonly storage: boolean;
}

function boundsOf({ containers }: Pod): Bounds {
  return {
    memory: containers.every((container) => !lacksResource(container, 'limits', 'memory')),
    storage: containers.some((container) => !lacksResource(container, 'limits', 'ephemeral-storage')),
  };
}
