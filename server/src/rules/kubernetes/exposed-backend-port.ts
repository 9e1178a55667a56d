import { backendPorts } from '../../knowledge/backend-ports.ts';
import { openBounds, openings } from '../../knowledge/open-ranges.ts';
import { sourceRanges } from '../../kubernetes/address-lists.ts';
import { called } from '../../kubernetes/called.ts';
import { isOpenToAll } from '../../kubernetes/load-balancer.ts';
import { allowedRange } from '../../kubernetes/open-list.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Backend port open to the internet',
  burden: 'security',
  severity: 'error',
  preset: 'recommended',
  options: openBounds,
  on: {
    'kubernetes:service'(service, { options, report }) {
      const { object, ports, type } = service;
      if (type !== 'LoadBalancer') return;
      const ranges = sourceRanges(object)?.map(allowedRange) ?? [];
      if (!isOpenToAll(service) && openings(ranges, options).length === 0) return;
      for (const port of ports) {
        const [found] = ['port', 'targetPort']
          .map((key) => port.get(key))
          .filter((node) => backendPorts.has(node?.number ?? 0));
        if (!found?.number) continue;
        report(
          found.span,
          `${called(object, 'this service')} offers port ${found.number} (${backendPorts.get(found.number)}) to the whole internet; keep it inside with type ClusterIP, or list who needs it in loadBalancerSourceRanges`,
        );
      }
    },
  },
});
