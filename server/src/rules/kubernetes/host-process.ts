import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { holders, keySpan, milderWhereMeant } from '../../kubernetes/security-context.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Container that is a process of its Windows host',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['polaris/hostProcess', 'trivy/KSV-0103'],
  on: {
    'kubernetes:pod'(pod, { report }) {
      for (const { node, name } of holders(pod)) {
        const hostProcess = node.get('securityContext', 'windowsOptions', 'hostProcess');
        if (hostProcess?.boolean !== true) continue;
        const edits = replaceScalar(hostProcess, false);
        report(
          keySpan(hostProcess),
          `${called({ name }, 'This')} runs on its Windows node without a container around it, with all that the node holds; keep that for what looks after nodes`,
          { fixes: [edits && unsafe('Set hostProcess to false', ...edits)], ...milderWhereMeant(pod.workload.object) },
        );
      }
    },
  },
});
