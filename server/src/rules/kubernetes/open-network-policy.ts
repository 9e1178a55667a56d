import { openBounds } from '../../knowledge/open-ranges.ts';
import { called } from '../../kubernetes/called.ts';
import { insteadOption, openLists } from '../../kubernetes/open-list.ts';
import { trafficRules } from '../../kubernetes/traffic.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Network policy open to the internet',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  options: { ...openBounds, ...insteadOption },
  on: {
    'kubernetes:object'(object, { options, report }) {
      for (const { direction, blocks } of trafficRules(object)) {
        if (direction !== 'ingress') continue;
        for (const { at, ranges, internet, more } of openLists(blocks, options)) {
          report(
            at,
            `${called(object, 'this policy')} lets ${internet} in to its pods with ${ranges}: it keeps out next to nobody; allow the addresses or pods that need to come in`,
            more,
          );
        }
      }
    },
  },
});
