import { unsafe } from '../../core/fix.ts';
import { cidrs, covers, readRanges } from '../../knowledge/address-range.ts';
import { openBounds, openings } from '../../knowledge/open-ranges.ts';
import { called } from '../../kubernetes/called.ts';
import { reaches, trafficRules } from '../../kubernetes/traffic.ts';
import { addItem, set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Metadata service of the cloud within reach',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  options: {
    ...openBounds,
    services: { description: 'The addresses to keep out of reach.', default: ['169.254.169.254', 'fd00:ec2::254'] },
  },
  on: {
    'kubernetes:object'(object, { options, report }) {
      for (const rule of trafficRules(object)) {
        if (rule.direction !== 'egress' || !reaches(rule, 80)) continue;
        // A narrow range that holds such an address is there because of it.
        for (const { items } of openings(rule.blocks, options)) {
          for (const { range, ranges, holder } of items) {
            const service = readRanges(options.services).find((address) => covers(ranges, address));
            if (!service) continue;
            const [cidr = ''] = cidrs([service]);
            const list = holder?.get('except');
            const edits = !holder ? undefined : list ? addItem(list, cidr) : set(holder, 'except', [cidr]);
            report(
              range.at,
              `\`${range.text}\` lets the pods of ${called(object, 'this policy')} reach ${cidr.split('/')[0]}, where the cloud hands out the credentials of the node; take it out with except`,
              { fixes: [edits && unsafe(`Except ${cidr}`, ...edits)] },
            );
          }
        }
      }
    },
  },
});
