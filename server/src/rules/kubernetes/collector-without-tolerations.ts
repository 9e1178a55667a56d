import { unsafe } from '../../core/fix.ts';
import { isCollector } from '../../kubernetes/logs.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Log collector that tainted nodes keep out',
  burden: 'logging',
  severity: 'information',
  preset: 'strict',
  on: {
    'kubernetes:pod'({ workload, node, at, containers, volumes }, { report }) {
      if (workload.object.kind !== 'DaemonSet' || !containers.some(isCollector) || !node.lacks('tolerations')) return;
      if (!volumes.some(({ type }) => type === 'hostPath') || !node.lacks('nodeSelector') || !node.lacks('affinity'))
        return;
      const edits = set(node, 'tolerations', [{ operator: 'Exists' }]);
      report(
        at,
        'this collector tolerates no taints: nodes of the control plane, and those with a taint of your own, have no logs; add tolerations',
        { fixes: [edits && unsafe('Tolerate all taints', ...edits)] },
      );
    },
  },
});
