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
    'kubernetes:volume'({ type, source, node, name, pod, at }, { options, report }) {
      if (type !== 'emptyDir' || !pod || !node.lacks('emptyDir', 'sizeLimit')) return;
      const inMemory = source?.get('medium')?.string === 'Memory';
      if (!inMemory && !node.lacks('emptyDir', 'medium')) return;
      if (inMemory ? memoryBounds(pod) : storageBounds(pod)) return;
      const limit = inMemory ? options.memoryLimit : options.limit;
      const edits = set(node, ['emptyDir', 'sizeLimit'], limit);
      const volume = called({ name }, 'This volume');
      report(
        source?.key?.span ?? at,
        inMemory
          ? `${volume} lives in memory and has no size limit: it may fill the memory of its node; set sizeLimit`
          : `${volume} has no size limit: it may fill the disk of its node, and pods are evicted that did nothing wrong; set sizeLimit`,
        // Memory is scarcer than disk, and runs out at once.
        { ...(inMemory && { severity: 'warning' }), fixes: [edits && unsafe(`Limit its size to ${limit}`, ...edits)] },
      );
    },
  },
});

/** A volume in memory is as large as the memory limit of its pod, which there is only where every container has one. */
function memoryBounds({ containers }: Pod): boolean {
  return containers.every((container) => !lacksResource(container, 'limits', 'memory'));
}

/** The pod is evicted before its volumes, layers and logs together pass the sum of these limits. */
function storageBounds({ containers }: Pod): boolean {
  return containers.some((container) => !lacksResource(container, 'limits', 'ephemeral-storage'));
}
