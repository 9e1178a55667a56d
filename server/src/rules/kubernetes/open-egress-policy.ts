import { openBounds } from '../../knowledge/open-ranges.ts';
import { called } from '../../kubernetes/called.ts';
import { nodesAt } from '../../kubernetes/grants.ts';
import { openLists } from '../../kubernetes/open-list.ts';
import { trafficRules } from '../../kubernetes/traffic.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Network policy lets pods out to the whole internet',
  burden: 'networking',
  severity: 'information',
  preset: 'strict',
  options: openBounds,
  on: {
    'kubernetes:object'(object, { options, report }) {
      for (const { direction, node, blocks } of trafficRules(object)) {
        if (direction !== 'egress') continue;
        for (const name of object.group === 'cilium.io' ? nodesAt(node, 'toFQDNs[].matchPattern') : []) {
          if (!/^\*+(?:\.\*+)*$/u.test(name.string ?? '')) continue;
          report(
            name.span,
            `\`${name.string}\` matches every name, so ${called(object, 'this policy')} lets its pods out to the whole internet; list the names that they need`,
          );
        }
        for (const { at, ranges, internet, more } of openLists(blocks, { ...options, instead: [] })) {
          report(
            at,
            `${called(object, 'this policy')} lets its pods out to ${internet} with ${ranges}: whoever breaks into one can send its data anywhere; allow what they need to reach`,
            more,
          );
        }
      }
    },
  },
});
