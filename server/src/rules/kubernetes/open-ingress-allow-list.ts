import { openBounds } from '../../knowledge/open-ranges.ts';
import { guardingLists } from '../../kubernetes/address-lists.ts';
import { called } from '../../kubernetes/called.ts';
import { grants } from '../../kubernetes/grants.ts';
import { allowedRange, insteadOption, openLists } from '../../kubernetes/open-list.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Allow list that holds the internet',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  options: { ...openBounds, ...insteadOption },
  on: {
    'kubernetes:object'(object, { options, report }) {
      const kept = grants(object);
      const lists = [
        ...guardingLists(object).map((ranges) => ranges.map(allowedRange)),
        ...kept.filter(({ path }) => path.meaning === 'allow-list').map(({ items }) => items),
      ];
      for (const list of lists) {
        for (const { at, ranges, internet, more } of openLists(list, options)) {
          report(
            at,
            `${ranges} on the allow list of ${called(object, 'this object')} lets ${internet} in, so the list keeps nobody out; name who may come in, or drop it`,
            more,
          );
        }
      }
      for (const { items } of kept.filter(({ path }) => path.meaning === 'set')) {
        for (const { at, ranges, internet, more } of openLists(items, options)) {
          report(
            at,
            `${ranges} puts ${internet} into ${called(object, 'this set')}: every policy that allows the set allows everyone; name whose addresses they are`,
            { ...more, severity: 'information' },
          );
        }
      }
    },
  },
});
