import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { keySpan, milderWhereMeant } from '../../kubernetes/security-context.ts';
import { removeKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Memory of the host shared',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/host-ipc', 'polaris/hostIPCSet', 'checkov/CKV_K8S_18', 'trivy/KSV-0008'],
  on: {
    'kubernetes:pod'({ node, workload }, { report }) {
      const hostIPC = node.get('hostIPC');
      if (hostIPC?.boolean !== true) return;
      const edits = removeKey(node, 'hostIPC');
      report(
        keySpan(hostIPC),
        `${called(workload.object, 'This pod')} shares the memory that processes of its node talk through, and can read and change it; leave hostIPC out`,
        { fixes: [edits && unsafe('Remove hostIPC', ...edits)], ...milderWhereMeant(workload.object) },
      );
    },
  },
});
