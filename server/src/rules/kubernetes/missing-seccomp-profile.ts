import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { seccompAnnotations } from '../../kubernetes/profile-annotations.ts';
import { isAlmighty, whoLacks } from '../../kubernetes/security-context.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Seccomp profile missing',
  burden: 'security',
  severity: 'information',
  preset: 'strict',
  aliases: [
    'kube-score/container-seccomp-profile',
    'polaris/linuxHardening',
    'checkov/CKV_K8S_31',
    'trivy/KSV-0030',
    'trivy/KSV-0104',
  ],
  on: {
    'kubernetes:pod'(pod, { report }) {
      // What an annotation was to say is for another rule.
      if (pod.os === 'windows' || seccompAnnotations(pod).length > 0) return;
      const lacks = whoLacks(pod, (container) => !isAlmighty(container) && container.security.lacks('seccompProfile'));
      for (const { node, at, name } of lacks) {
        const edits = set(node, ['securityContext', 'seccompProfile', 'type'], 'RuntimeDefault');
        report(
          at,
          `${called({ name }, 'This')} may make every system call, those too that only attackers need; set securityContext.seccompProfile.type to RuntimeDefault`,
          { fixes: [edits && unsafe('Use the profile of the runtime', ...edits)] },
        );
      }
    },
  },
});
