import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { keySpan, milderWhereMeant } from '../../kubernetes/security-context.ts';
import { removeKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Processes of the host seen',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/host-pid', 'polaris/hostPIDSet', 'checkov/CKV_K8S_17', 'trivy/KSV-0010'],
  on: {
    'kubernetes:pod'({ node, workload }, { report }) {
      const hostPID = node.get('hostPID');
      if (hostPID?.boolean !== true) return;
      const edits = removeKey(node, 'hostPID');
      report(
        keySpan(hostPID),
        `${called(workload.object, 'This pod')} sees and may signal every process of its node, and reads their environment; leave hostPID out`,
        { fixes: [edits && unsafe('Remove hostPID', ...edits)], ...milderWhereMeant(workload.object) },
      );
    },
  },
});
