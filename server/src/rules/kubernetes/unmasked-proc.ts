import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { mayHaveOwnUsers } from '../../kubernetes/security-context.ts';
import { removeKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'All of /proc shown',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/unsafe-proc-mount', 'polaris/procMount', 'trivy/KSV-0027'],
  on: {
    'kubernetes:container'(container, { report }) {
      const context = container.node.get('securityContext');
      const procMount = context?.get('procMount');
      // Kubernetes takes it from pods with users of their own only, for whom it is made.
      if (procMount?.string?.toLowerCase() !== 'unmasked' || !context || mayHaveOwnUsers(container.pod)) return;
      const edits = removeKey(context, 'procMount');
      report(
        procMount.span,
        `${called(container, 'this container')} sees parts of /proc that tell of its node and change it, which the runtime hides from others; leave procMount out, or give the pod users of its own with hostUsers: false`,
        { fixes: [edits && unsafe('Remove procMount', ...edits)] },
      );
    },
  },
});
