import { called } from '../../kubernetes/called.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Ports of a service that conflict',
  burden: 'networking',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:service'({ object, ports }, { report }) {
      if (ports.length < 2) return;
      const service = called(object, 'this service');
      const names = new Map<string, YamlNode>();
      const numbers = new Map<string, YamlNode>();
      for (const port of ports) {
        const [name, number] = [port.get('name'), port.get('port')];
        if (port.lacks('name') && number) {
          report(number.span, `${service} is refused: of several ports each needs a name; name this one`);
        }
        const protocol = port.lacks('protocol') ? 'TCP' : port.get('protocol')?.string;
        const claims = [
          { node: name, key: name?.string, known: names, what: 'this name' },
          {
            node: number,
            key: number?.string && protocol && `${protocol} ${number.string}`,
            known: numbers,
            what: `port ${number?.string} of ${protocol}`,
          },
        ];
        for (const { node, key, known, what } of claims) {
          if (!node || !key) continue;
          const first = known.get(key);
          if (!first) known.set(key, node);
          else if (!port.unknown) {
            report(node.span, `${service} is refused: two of its ports have ${what}; change one, or take it out`, {
              related: [{ span: first.span, message: 'the other' }],
            });
          }
        }
      }
    },
  },
});
