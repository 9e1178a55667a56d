import { openBounds } from '../../knowledge/open-ranges.ts';
import { allowLists } from '../../kubernetes/address-lists.ts';
import { called } from '../../kubernetes/called.ts';
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
      for (const list of allowLists(object)) {
        for (const { at, ranges, internet, more } of openLists(list.map(allowedRange), options)) {
          report(
            at,
            `${ranges} on the allow list of ${called(object, 'this object')} lets ${internet} in, so the list keeps nobody out; name who may come in, or drop it`,
            more,
          );
        }
      }
    },
  },
});
