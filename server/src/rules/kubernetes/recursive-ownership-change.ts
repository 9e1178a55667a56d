import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Ownership of a volume set file by file',
  burden: 'storage',
  severity: 'hint',
  preset: 'all',
  on: {
    'kubernetes:pod'({ node, volumes, workload }, { report }) {
      const group = node.get('securityContext', 'fsGroup');
      const claims = volumes.some(({ type }) => type === 'persistentVolumeClaim');
      const templates = workload.object.node.get('spec', 'volumeClaimTemplates');
      if (!group || !(claims || templates) || !node.lacks('securityContext', 'fsGroupChangePolicy')) return;
      const edits = set(node, ['securityContext', 'fsGroupChangePolicy'], 'OnRootMismatch');
      report(
        group.key?.span ?? group.span,
        `at each start of ${called(workload.object, 'the pod')} the kubelet gives every file of its volumes to this group, which takes minutes where there are many; set fsGroupChangePolicy to OnRootMismatch`,
        { fixes: [edits && unsafe('Set fsGroupChangePolicy to OnRootMismatch', ...edits)] },
      );
    },
  },
});
