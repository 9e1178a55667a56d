import { called } from '../../kubernetes/called.ts';
import { trafficRules } from '../../kubernetes/traffic.ts';
import { rule } from '../rule.ts';

const dns = 53;

export default rule({
  title: 'Network policy rule without peers',
  burden: 'security',
  severity: 'information',
  preset: 'strict',
  on: {
    'kubernetes:object'(object, { report }) {
      for (const { direction, node, ports, peers } of trafficRules(object)) {
        // An ingress rule that names neither peers nor ports leaves nothing of the policy: that is open-network-policy's.
        if (peers !== 'absent' || (direction === 'ingress' && ports === 'all')) continue;
        const policy = called(object, 'this policy');
        const at = node.entries[0]?.key.span ?? node.span;
        if (direction === 'ingress') {
          report(
            at,
            `${policy} lets everyone in to these ports, from any namespace and any network; say who with from`,
          );
        } else if (ports === 'all') {
          report(
            at,
            `this rule of ${policy} lets its pods out to everywhere, the metadata service of the cloud too; say what they need to reach with to and ports`,
          );
        } else if (ports?.some(({ first, last }) => first !== dns || last !== dns)) {
          report(at, `${policy} lets its pods out to these ports of any address; say which with to`);
        }
      }
    },
  },
});
