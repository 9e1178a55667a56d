import { called } from '../../kubernetes/called.ts';
import { portsOf, probesOf } from '../../kubernetes/probes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Probe asks a port name that is not there',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  aliases: ['kube-linter/liveness-port', 'kube-linter/readiness-port', 'kube-linter/startup-port'],
  on: {
    'kubernetes:container'(container, { report }) {
      const ports = portsOf(container);
      if (!ports) return;
      for (const { word, handlers } of probesOf(container)) {
        for (const { type, port } of handlers) {
          const name = port?.string;
          if (!port || name === undefined || name === '' || /^\d+$/u.test(name)) continue;
          const known = ports.find((candidate) => candidate.name === name);
          if (known?.protocol === 'TCP' || (known && type !== 'httpGet' && type !== 'tcpSocket')) continue;
          report(
            port.span,
            known
              ? `\`${name}\` is a port for ${known.protocol}, which the ${word} probe of ${called(container, 'this container')} does not speak; name one for TCP`
              : `${called(container, 'this container')} has no port \`${name}\`, so its ${word} probe always fails; name one of its ports, or write the number`,
            { alias: `kube-linter/${word}-port` },
          );
        }
      }
    },
  },
});
