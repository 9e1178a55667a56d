import { openBounds } from '../../knowledge/open-ranges.ts';
import { called } from '../../kubernetes/called.ts';
import { insteadOption, openLists } from '../../kubernetes/open-list.ts';
import { backendPort, peersKey, trafficRules } from '../../kubernetes/traffic.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Network policy open to everyone',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  options: { ...openBounds, ...insteadOption },
  on: {
    'kubernetes:object'(object, { options, report }) {
      const policy = called(object, 'this policy');
      for (const { direction, node, peers, ports, blocks } of trafficRules(object)) {
        const key = peersKey(direction);
        const at = node.get(key)?.key?.span ?? node.entries[0]?.key.span ?? node.span;
        if (peers === 'empty') {
          report(
            at,
            direction === 'ingress'
              ? `an empty \`from\` lets everyone in to the pods of ${policy}, not nobody; say who may come in, or take the rule out`
              : `an empty \`to\` lets the pods of ${policy} out to everywhere, not nowhere; say what they need to reach, or take the rule out`,
            // Where pods may go is more often left open on purpose.
            direction === 'egress' ? { severity: 'information' } : {},
          );
        }
        // Where pods may go is open-egress-policy's and unrestricted-network-peer's.
        if (direction === 'egress') continue;
        if (peers === 'absent' && ports === 'all') {
          report(
            at,
            `this rule of ${policy} lets everyone in to every port, so the policy keeps nobody out; say who may come in with from and ports`,
          );
        }
        const backend = backendPort(ports) !== undefined;
        for (const { at, ranges, internet, isWhole, more } of openLists(blocks, options, backend)) {
          report(
            at,
            `${policy} lets ${internet} in to its pods with ${ranges}: it keeps out next to nobody; allow the addresses or pods that need to come in`,
            isWhole && (backend || ports === 'all') ? { ...more, severity: 'error' } : more,
          );
        }
      }
    },
  },
});
