import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { portsOf, probesOf } from '../../kubernetes/probes.ts';
import { addItem, set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Probe asks a port that is not declared',
  burden: 'reliability',
  severity: 'hint',
  preset: 'all',
  aliases: ['kube-linter/liveness-port', 'kube-linter/readiness-port', 'kube-linter/startup-port'],
  on: {
    'kubernetes:container'(container, { report }) {
      const { node } = container;
      const ports = portsOf(container);
      if (!ports) return;
      for (const { word, handlers } of probesOf(container)) {
        for (const { port } of handlers) {
          const number = Number(port?.string);
          if (!port || !/^\d+$/u.test(port.string ?? '')) continue;
          if (ports.some((declared) => declared.number === number && declared.protocol === 'TCP')) continue;
          const list = node.get('ports');
          const entry = { containerPort: number };
          const edits = list ? addItem(list, entry) : set(node, 'ports', [entry]);
          report(
            port.span,
            `the ${word} probe of ${called(container, 'this container')} asks port ${number}, which is not among its ports: a reader cannot tell whether it is a mistake; declare it`,
            { fixes: [edits && unsafe(`Declare port ${number}`, ...edits)], alias: `kube-linter/${word}-port` },
          );
        }
      }
    },
  },
});
