import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { isOpenToAll } from '../../kubernetes/load-balancer.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Load balancer without source ranges',
  burden: 'security',
  severity: 'information',
  preset: 'strict',
  options: {
    ranges: { description: 'The source ranges that the fix writes.', default: ['10.0.0.0/8'] },
    publicPorts: {
      description: 'Ports that are meant for everyone: a load balancer that has no others needs no source ranges.',
      default: ['80', '443'],
    },
  },
  on: {
    'kubernetes:service'(service, { options, report }) {
      const { object, spec, ports } = service;
      const type = spec.get('type');
      if (!type || !isOpenToAll(service)) return;
      if (ports.every((port) => options.publicPorts.includes(port.get('port')?.string ?? ''))) return;
      const edits = set(spec, 'loadBalancerSourceRanges', options.ranges);
      report(
        type.span,
        `${called(object, 'this service')} gets a load balancer that lets the whole internet in; list who needs it in loadBalancerSourceRanges, or make it internal`,
        { fixes: [edits && unsafe(`Let in ${options.ranges.join(', ')} only`, ...edits)] },
      );
    },
  },
});
