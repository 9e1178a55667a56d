import { called } from '../../kubernetes/called.ts';
import { portFault } from '../../kubernetes/port-name.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Port is refused',
  burden: 'networking',
  severity: 'error',
  preset: 'recommended',
  aliases: ['kube-linter/invalid-target-ports', 'kube-score/container-ports-check'],
  on: {
    'kubernetes:container'(container, { report }) {
      const names = new Set<string>();
      for (const port of container.node.get('ports')?.items ?? []) {
        const owner = called(container, 'this container');
        const name = port.get('name');
        const text = name?.string;
        const fault = text === undefined ? undefined : portFault(text, false);
        if (name && text !== undefined && names.has(text))
          report(name.span, `${owner} has two ports named \`${text}\` and is refused; give each a name of its own`);
        else if (name && fault) report(name.span, `the port name \`${text}\` of ${owner} is refused: ${fault}`);
        if (text !== undefined) names.add(text);
        const number = port.get('containerPort');
        const wrong = number?.string === undefined ? undefined : numberFault(number.string);
        if (number && wrong) report(number.span, `the port ${number.string} of ${owner} is refused: ${wrong}`);
        else if (port.kind === 'mapping' && port.lacks('containerPort'))
          report(
            port.entries[0]?.key.span ?? port.span,
            `a port of ${owner} has no containerPort and is refused; write the number that it listens on`,
          );
      }
    },
    'kubernetes:service'({ object, ports }, { report }) {
      const owner = called(object, 'this service');
      for (const port of ports) {
        for (const field of ['port', 'targetPort'] as const) {
          const value = port.get(field);
          const text = value?.string;
          if (!value || text === undefined) continue;
          const fault = field === 'port' ? numberFault(text) : portFault(text, true);
          if (fault) report(value.span, `the ${field} \`${text}\` of ${owner} is refused: ${fault}`);
        }
      }
    },
  },
});

function numberFault(text: string): string | undefined {
  return /^\d+$/u.test(text) ? portFault(text, true) : 'it is a number';
}
