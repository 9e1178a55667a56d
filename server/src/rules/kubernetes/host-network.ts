import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { milderWhereMeant } from '../../kubernetes/security-context.ts';
import { removeKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Network of the host used',
  burden: 'networking',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/host-network', 'polaris/hostNetworkSet', 'checkov/CKV_K8S_19', 'trivy/KSV-0009'],
  on: {
    'kubernetes:pod'({ node, workload }, { report }) {
      const network = node.get('hostNetwork');
      if (network?.boolean !== true) return;
      const edits = removeKey(node, 'hostNetwork');
      report(
        network.key?.span ?? network.span,
        `${called(workload.object, 'This pod')} uses the network of its node: it reaches what listens on localhost there, and network policies do not hold it; leave hostNetwork out`,
        { fixes: [edits && unsafe('Remove hostNetwork', ...edits)], ...milderWhereMeant(workload.object) },
      );
    },
  },
});
