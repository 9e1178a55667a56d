import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import type { Pod } from '../../kubernetes/model.ts';
import { type Holder, holders } from '../../kubernetes/security-context.ts';
import { set, together } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Security context missing',
  burden: 'security',
  severity: 'information',
  preset: 'recommended',
  aliases: ['checkov/CKV_K8S_29', 'checkov/CKV_K8S_30', 'trivy/KSV-0118'],
  on: {
    'kubernetes:pod'(pod, { report }) {
      if (pod.os === 'windows' || pod.containers.length === 0) return;
      if (!holders(pod).every(saysNothing)) return;
      const edits = harden(pod);
      report(
        pod.at,
        `${called(pod.workload.object, 'This pod')} and its containers have no security context: they may run as root, with every right that a container gets; set one`,
        { fixes: [edits && unsafe('Set what the restricted standard asks for', ...edits)] },
      );
    },
  },
});

/** `securityContext: {}` says as much as nothing. */
function saysNothing({ node }: Holder): boolean {
  const context = node.get('securityContext');
  const isEmpty = context?.kind === 'mapping' && context.complete && context.entries.length === 0;
  return isEmpty || node.lacks('securityContext');
}

function harden({ node, containers }: Pod) {
  const ofPod = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
  const ofContainer = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
  return together(
    ...containers.map((container) => set(container.node, 'securityContext', ofContainer)),
    set(node, 'securityContext', ofPod),
  );
}
