import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { removeKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Port of the host taken',
  burden: 'networking',
  severity: 'warning',
  preset: 'strict',
  aliases: ['polaris/hostPortSet', 'checkov/CKV_K8S_26', 'trivy/KSV-0024'],
  on: {
    'kubernetes:container'(container, { report }) {
      // In the network of the host every port is one of the host, and that is reported.
      if (container.pod.node.get('hostNetwork')?.boolean === true) return;
      for (const port of container.node.get('ports')?.items ?? []) {
        const hostPort = port.get('hostPort');
        if (!hostPort?.number) continue;
        const edits = removeKey(port, 'hostPort');
        report(
          hostPort.span,
          `${called(container, 'this container')} takes port ${hostPort.number} of its node: no second pod with it fits there, and network policies may not hold it; leave hostPort out, and use a Service`,
          { fixes: [edits && unsafe('Remove hostPort', ...edits)] },
        );
      }
    },
  },
});
