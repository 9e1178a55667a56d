import { type Fix, unsafe } from '../../core/fix.ts';
import type { Pod } from '../../kubernetes/model.ts';
import { type ProfileAnnotation, seccompAnnotations } from '../../kubernetes/profile-annotations.ts';
import { removeKey, set, together } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Seccomp annotation without effect',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: [
    'kube-score/container-seccomp-profile',
    'polaris/linuxHardening',
    'checkov/CKV_K8S_31',
    'trivy/KSV-0030',
    'trivy/KSV-0104',
  ],
  on: {
    'kubernetes:pod'(pod, { report }) {
      for (const annotation of seccompAnnotations(pod)) {
        report(
          annotation.entry.key.span,
          'Kubernetes ignores this annotation since 1.27, and the containers run without the profile; set securityContext.seccompProfile',
          { fixes: [fix(pod, annotation)] },
        );
      }
    },
  },
});

function fix(pod: Pod, { entry, holder, profile }: ProfileAnnotation): Fix | undefined {
  const annotations = pod.workload.template.get('metadata', 'annotations');
  const removal = annotations && removeKey(annotations, entry.key.text);
  if (!removal) return undefined;
  if (holder && !holder.node.lacks('securityContext', 'seccompProfile')) {
    return unsafe('Remove the annotation: the field is set', ...removal);
  }
  const field = holder && profile && set(holder.node, ['securityContext', 'seccompProfile'], profile);
  const edits = field && together(removal, field);
  return edits && unsafe('Put the field in its place', ...edits);
}
