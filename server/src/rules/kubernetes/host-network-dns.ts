import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { keySpan } from '../../kubernetes/security-context.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Names of the cluster unknown on the network of the host',
  burden: 'networking',
  severity: 'information',
  preset: 'strict',
  on: {
    'kubernetes:pod'({ node, workload }, { report }) {
      const network = node.get('hostNetwork');
      const policy = node.get('dnsPolicy');
      if (network?.boolean !== true || !(policy?.string === 'ClusterFirst' || node.lacks('dnsPolicy'))) return;
      const edits = set(node, 'dnsPolicy', 'ClusterFirstWithHostNet');
      report(
        policy?.span ?? keySpan(network),
        `${called(workload.object, 'This pod')} asks the DNS of its node, as pods on the network of the host do, and finds no Service by its name; set dnsPolicy to ClusterFirstWithHostNet`,
        { fixes: [edits && unsafe('Set dnsPolicy to ClusterFirstWithHostNet', ...edits)] },
      );
    },
  },
});
