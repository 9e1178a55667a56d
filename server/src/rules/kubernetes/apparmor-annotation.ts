import { type Fix, unsafe } from '../../core/fix.ts';
import type { Pod } from '../../kubernetes/model.ts';
import { appArmorAnnotations, type ProfileAnnotation } from '../../kubernetes/profile-annotations.ts';
import { removeKey, set, together } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'AppArmor annotation out of date',
  burden: 'security',
  severity: 'information',
  preset: 'strict',
  aliases: ['polaris/linuxHardening', 'trivy/KSV-0002'],
  on: {
    'kubernetes:pod'(pod, { report }) {
      for (const annotation of appArmorAnnotations(pod)) {
        const { entry, holder } = annotation;
        const reason =
          holder || !knowsContainers(pod)
            ? 'the field securityContext.appArmorProfile has taken the place of this annotation since Kubernetes 1.30; set that'
            : 'this annotation names a container that the pod does not have, so it protects none; name the one that is meant';
        report(entry.key.span, reason, {
          fixes: [fix(pod, annotation)],
          ...(!holder && knowsContainers(pod) && { severity: 'error' as const }),
        });
      }
    },
  },
});

function knowsContainers({ node, containers, workload }: Pod): boolean {
  const isWhole = !workload.object.partial && node.get('containers')?.complete === true;
  return isWhole && containers.every(({ name }) => name !== undefined);
}

function fix(pod: Pod, { entry, holder, profile }: ProfileAnnotation): Fix | undefined {
  const annotations = pod.workload.template.get('metadata', 'annotations');
  if (!annotations || !holder || !profile || !holder.node.lacks('securityContext', 'appArmorProfile')) return undefined;
  const removal = removeKey(annotations, entry.key.text);
  const field = set(holder.node, ['securityContext', 'appArmorProfile'], profile);
  const edits = together(removal, field);
  return edits && unsafe('Put the field in its place', ...edits);
}
