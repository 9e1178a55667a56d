import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import type { Container } from '../../kubernetes/model.ts';
import { mayHaveOwnUsers, whoLacks } from '../../kubernetes/security-context.ts';
import { replaceScalar, set } from '../../yaml/edits.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'May run as root',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  aliases: [
    'kube-linter/run-as-non-root',
    'polaris/runAsRootAllowed',
    'checkov/CKV_K8S_23',
    'trivy/KSV-0012',
    'trivy/KSV-0105',
  ],
  on: {
    'kubernetes:pod'(pod, { report }) {
      if (pod.os === 'windows' || mayHaveOwnUsers(pod)) return;
      const why = 'who breaks out of it is root on the node';
      // What a pod says is read once for each of its containers.
      const causes = new Map(
        pod.containers.flatMap((container) => {
          const cause = writtenCause(container);
          return cause ? [[cause.span.start, cause] as const] : [];
        }),
      );
      for (const cause of causes.values()) {
        const edits = cause.boolean === false ? replaceScalar(cause, true) : undefined;
        report(cause.span, `this runs a container as root: ${why}; take another user, and set runAsNonRoot to true`, {
          fixes: [edits && unsafe('Set runAsNonRoot to true', ...edits)],
        });
      }
      for (const { node, at, name } of whoLacks(pod, saysNothing)) {
        const edits = set(node, ['securityContext', 'runAsNonRoot'], true);
        report(
          at,
          `${called({ name }, 'This')} may run as root if its image says so: ${why}; set runAsNonRoot to true`,
          { fixes: [edits && unsafe('Set runAsNonRoot to true', ...edits)] },
        );
      }
    },
  },
});

/** What says that the container is root, or may be. */
function writtenCause({ security }: Container): YamlNode | undefined {
  const nonRoot = security.get('runAsNonRoot');
  const user = security.get('runAsUser');
  if (nonRoot?.boolean === true) return undefined;
  if (user?.number === 0) return user;
  return nonRoot?.boolean === false && security.lacks('runAsUser') ? nonRoot : undefined;
}

function saysNothing({ security }: Container): boolean {
  return security.lacks('runAsNonRoot') && security.lacks('runAsUser');
}
