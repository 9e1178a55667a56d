import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { isAlmighty, keySpan } from '../../kubernetes/security-context.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

const field = 'allowPrivilegeEscalation';

export default rule({
  title: 'Privilege escalation allowed',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  aliases: [
    'kube-linter/privilege-escalation-container',
    'polaris/privilegeEscalationAllowed',
    'checkov/CKV_K8S_20',
    'trivy/KSV-0001',
  ],
  on: {
    'kubernetes:container'(container, { report }) {
      const { node, at, pod } = container;
      const written = node.get('securityContext', field);
      if (written?.boolean !== true && !node.lacks('securityContext', field)) return;
      if (pod.os === 'windows' || isAlmighty(container)) return;
      const edits = set(node, ['securityContext', field], false);
      report(
        written?.boolean === true ? keySpan(written) : at,
        `a program in ${called(container, 'this container')} may gain more rights than it was started with, as sudo does: one such file in the image is enough to become root; set ${field} to false`,
        { fixes: [edits && unsafe(`Set ${field} to false`, ...edits)] },
      );
    },
  },
});
