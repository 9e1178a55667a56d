import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { milderWhereMeant } from '../../kubernetes/security-context.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Privileged container',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: [
    'kube-linter/privileged-container',
    'kube-score/container-security-context-privileged',
    'polaris/runAsPrivileged',
    'checkov/CKV_K8S_16',
    'trivy/KSV-0017',
  ],
  on: {
    'kubernetes:container'(container, { report }) {
      const privileged = container.node.get('securityContext', 'privileged');
      if (privileged?.boolean !== true) return;
      // Root in a user namespace of its own is nobody on the node.
      if (container.pod.node.get('hostUsers')?.boolean === false) return;
      const edits = replaceScalar(privileged, false);
      report(
        privileged.key?.span ?? privileged.span,
        `${called(container, 'This container')} is privileged: whoever breaks into it owns the node; drop it, and add the few capabilities that it needs`,
        {
          fixes: [edits && unsafe('Set privileged to false', ...edits)],
          ...milderWhereMeant(container.workload.object),
        },
      );
    },
  },
});
