import { openBounds } from '../../knowledge/open-ranges.ts';
import { sourceRanges } from '../../kubernetes/address-lists.ts';
import { called } from '../../kubernetes/called.ts';
import { allowedRange, insteadOption, openLists } from '../../kubernetes/open-list.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Load balancer with source ranges that hold the internet',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  options: { ...openBounds, ...insteadOption },
  on: {
    'kubernetes:service'({ object, type }, { options, report }) {
      if (type !== undefined && type !== 'LoadBalancer') return;
      const ranges = sourceRanges(object)?.map(allowedRange) ?? [];
      for (const { at, ranges: names, internet, more } of openLists(ranges, options)) {
        report(
          at,
          `${names} ${names.endsWith('together') ? 'let' : 'lets'} ${internet} in to ${called(object, 'this service')}, as if there were no source ranges; list the networks that need it`,
          more,
        );
      }
    },
  },
});
