import { called } from '../../kubernetes/called.ts';
import { peersKey, trafficRules } from '../../kubernetes/traffic.ts';
import { rule } from '../rule.ts';

const dns = 53;

export default rule({
  title: 'Network policy rule without peers',
  burden: 'security',
  severity: 'information',
  preset: 'strict',
  on: {
    'kubernetes:object'(object, { report }) {
      if (object.kind !== 'NetworkPolicy') return;
      for (const { direction, node, ports } of trafficRules(object)) {
        const key = peersKey(direction);
        const peers = node.get(key);
        if (!node.lacks(key) && !(peers?.complete && peers.items.length === 0)) continue;
        const policy = called(object, 'this policy');
        const at = peers?.key?.span ?? node.entries[0]?.key.span ?? node.span;
        if (ports === 'all') {
          report(
            at,
            direction === 'ingress'
              ? `this rule of ${policy} lets everyone in to every port, so the policy keeps nobody out; say who may come in with from and ports`
              : `this rule of ${policy} lets its pods out to everywhere, the metadata service of the cloud too; say what they need to reach with to and ports`,
            direction === 'ingress' ? { severity: 'warning' } : {},
          );
        } else if (direction === 'ingress') {
          report(
            at,
            `${policy} lets everyone in to these ports, from any namespace and any network; say who with from`,
          );
        } else if (ports?.some(({ first, last }) => first !== dns || last !== dns)) {
          report(at, `${policy} lets its pods out to these ports of any address; say which with to`);
        }
      }
    },
  },
});
