import { unsafe } from '../../core/fix.ts';
import { holders } from '../../kubernetes/security-context.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Low user or group id',
  burden: 'security',
  severity: 'hint',
  preset: 'all',
  aliases: [
    'kube-linter/run-as-non-root',
    'kube-score/container-security-context-user-group-id',
    'checkov/CKV_K8S_40',
    'trivy/KSV-0020',
    'trivy/KSV-0021',
    'trivy/KSV-0116',
  ],
  options: {
    minimum: { description: 'The smallest id that passes. The fix writes it.', default: 10001, minimum: 1 },
  },
  on: {
    'kubernetes:pod'(pod, { options, report }) {
      for (const { node } of holders(pod)) {
        const context = node.get('securityContext');
        const ids = ['runAsUser', 'runAsGroup', 'fsGroup'].flatMap((field) => context?.get(field) ?? []);
        for (const id of [...ids, ...(context?.get('supplementalGroups')?.items ?? [])]) {
          // The user 0 is what may-run-as-root reports.
          if (id.number === undefined || id.number >= options.minimum) continue;
          if (id.number === 0 && id.key?.text === 'runAsUser') continue;
          const edits = replaceScalar(id, options.minimum);
          report(
            id.span,
            `the node may have an account with the id ${id.number}, whose files it could then read; take one from ${options.minimum} on`,
            { fixes: [edits && unsafe(`Take the id ${options.minimum}`, ...edits)] },
          );
        }
      }
    },
  },
});
