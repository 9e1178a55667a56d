import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { podSecurityBreaches } from '../../kubernetes/pod-security.ts';
import { milderWhereMeant } from '../../kubernetes/security-context.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Forbidden by the restricted standard',
  burden: 'security',
  severity: 'warning',
  preset: 'pod-security-restricted',
  on: {
    'kubernetes:pod'(pod, { report }) {
      for (const { standard, control, at, asks, mend } of podSecurityBreaches(pod)) {
        if (standard !== 'restricted') continue;
        const edits = mend?.();
        report(
          at,
          `${called(pod.workload.object, 'This pod')} breaks the Pod Security Standard restricted (${control}): ${asks}`,
          { fixes: [edits && unsafe('Do as the standard asks', ...edits)], ...milderWhereMeant(pod.workload.object) },
        );
      }
    },
  },
});
