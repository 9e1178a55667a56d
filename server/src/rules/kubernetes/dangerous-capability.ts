import { unsafe } from '../../core/fix.ts';
import { mightOf } from '../../knowledge/capabilities.ts';
import { called } from '../../kubernetes/called.ts';
import { mayHaveOwnUsers, milderWhereMeant } from '../../kubernetes/security-context.ts';
import { removeItem } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Capability that gives the node away',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: [
    'kube-linter/privilege-escalation-container',
    'polaris/dangerousCapabilities',
    'checkov/CKV_K8S_25',
    'checkov/CKV_K8S_39',
    'trivy/KSV-0005',
    'trivy/KSV-0022',
    'trivy/KSV-0120',
  ],
  on: {
    'kubernetes:container'(container, { report }) {
      // With users of their own they are worth little on the node; a privileged container has them all.
      if (mayHaveOwnUsers(container.pod)) return;
      if (container.node.get('securityContext', 'privileged')?.boolean === true) return;
      const add = container.node.get('securityContext', 'capabilities', 'add');
      for (const [index, { string, span }] of (add?.items ?? []).entries()) {
        if (string === undefined) continue;
        const might = mightOf(string);
        if (might === undefined) continue;
        const edits = removeItem(add!, index);
        report(
          span,
          `with \`${string}\` ${called(container, 'this container')} owns its node: ${might}; do without it, or add what is really needed`,
          {
            fixes: [edits && unsafe(`Do not add ${string}`, ...edits)],
            ...milderWhereMeant(container.workload.object),
          },
        );
      }
    },
  },
});
