import { called } from '../../kubernetes/called.ts';
import { logMounts } from '../../kubernetes/logs.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Logs written to the node',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:container'(container, { report }) {
      for (const { node, volume } of logMounts(container)) {
        const path = node.get('mountPath');
        if (volume?.type !== 'hostPath' || !path) continue;
        const host = volume.source?.get('path')?.string;
        report(
          path.span,
          `${called(container, 'This container')} writes its logs to ${host === undefined ? 'the disk' : `\`${host}\``} of its node: nothing rotates them there, and nobody finds them when the pod has moved; log to standard output`,
        );
      }
    },
  },
});
