import { called } from '../../kubernetes/called.ts';
import { containerPorts } from '../../kubernetes/container-ports.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Port below 1024',
  burden: 'networking',
  severity: 'hint',
  preset: 'all',
  aliases: ['kube-linter/privileged-ports', 'trivy/KSV-0117'],
  on: {
    'kubernetes:container'(container, { report }) {
      for (const { node, number } of containerPorts(container)) {
        // Shells have a rule of their own.
        if (number >= 1024 || number === 22) continue;
        report(
          node.span,
          `${called(container, 'this container')} listens on port ${number}, for which some runtimes ask a right that only root has; listen above 1023, and let the Service have ${number}`,
        );
      }
    },
  },
});
