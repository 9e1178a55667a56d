import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { appArmorAnnotations } from '../../kubernetes/profile-annotations.ts';
import { holders, isAlmighty } from '../../kubernetes/security-context.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Security profile switched off',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  aliases: [
    'kube-score/container-seccomp-profile',
    'polaris/linuxHardening',
    'checkov/CKV_K8S_31',
    'trivy/KSV-0002',
    'trivy/KSV-0030',
    'trivy/KSV-0104',
  ],
  on: {
    'kubernetes:pod'(pod, { report }) {
      // Privileged containers have no profile in any case.
      if (pod.containers.every(isAlmighty)) return;
      for (const { node, name } of holders(pod)) {
        for (const [field, program] of [
          ['seccompProfile', 'seccomp'],
          ['appArmorProfile', 'AppArmor'],
        ] as const) {
          const type = node.get('securityContext', field, 'type');
          if (type?.string !== 'Unconfined') continue;
          const edits = replaceScalar(type, 'RuntimeDefault');
          report(type.span, message(program, called({ name }, 'this')), {
            fixes: [edits && unsafe('Use the profile of the runtime', ...edits)],
          });
        }
      }
      for (const {
        entry: { value },
        holder,
        profile,
      } of appArmorAnnotations(pod)) {
        if (profile?.type !== 'Unconfined' || !holder || !('kind' in holder)) continue;
        const edits = replaceScalar(value, 'runtime/default');
        report(value.span, message('AppArmor', called(holder, 'this container')), {
          fixes: [edits && unsafe('Use the profile of the runtime', ...edits)],
        });
      }
    },
  },
});

function message(program: string, name: string): string {
  return `${program} is switched off for ${name}, and with it a wall between the container and the kernel of its node; use the profile of the runtime, or one of your own`;
}
