import { called } from '../../kubernetes/called.ts';
import { containerPorts } from '../../kubernetes/container-ports.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Port of SSH open',
  burden: 'networking',
  severity: 'warning',
  preset: 'strict',
  aliases: ['kube-linter/ssh-port'],
  on: {
    'kubernetes:container'(container, { report }) {
      for (const { node, number, protocol } of containerPorts(container)) {
        if (number !== 22 || protocol !== 'TCP') continue;
        report(
          node.span,
          `${called(container, 'this container')} listens for SSH: a way in beside the API server, with accounts and logs of its own; use kubectl exec and kubectl debug`,
        );
      }
    },
  },
});
