import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { podSecurityBreaches } from '../../kubernetes/pod-security.ts';
import { milderWhereMeant } from '../../kubernetes/security-context.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Forbidden by the baseline standard',
  burden: 'security',
  severity: 'warning',
  preset: 'pod-security-baseline',
  on: {
    'kubernetes:pod'(pod, { report }) {
      for (const { standard, control, at, asks, mend } of podSecurityBreaches(pod)) {
        if (standard !== 'baseline') continue;
        const edits = mend?.();
        report(
          at,
          `${called(pod.workload.object, 'This pod')} breaks the Pod Security Standard baseline (${control}): ${asks}`,
          { fixes: [edits && unsafe('Do as the standard asks', ...edits)], ...milderWhereMeant(pod.workload.object) },
        );
      }
    },
  },
});
