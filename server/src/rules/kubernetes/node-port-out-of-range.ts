import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Node port out of range',
  burden: 'networking',
  severity: 'error',
  preset: 'recommended',
  options: {
    first: {
      description: 'The first port that the cluster gives to services.',
      default: 30000,
      minimum: 1,
      maximum: 65535,
    },
    last: { description: 'The last one.', default: 32767, minimum: 1, maximum: 65535 },
  },
  on: {
    'kubernetes:service'({ object, spec, ports }, { options, report }) {
      for (const port of [...ports.map((each) => each.get('nodePort')), spec.get('healthCheckNodePort')]) {
        // Zero asks for any.
        if (!port?.number || (options.first <= port.number && port.number <= options.last)) continue;
        report(
          port.span,
          `${called(object, 'this service')} is refused: node ports are from ${options.first} to ${options.last}; leave the number out, or take one of these`,
        );
      }
    },
  },
});
