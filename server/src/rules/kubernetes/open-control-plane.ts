import { openBounds } from '../../knowledge/open-ranges.ts';
import { called } from '../../kubernetes/called.ts';
import { grants } from '../../kubernetes/grants.ts';
import { insteadOption, openLists } from '../../kubernetes/open-list.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'API server open to the internet',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  options: { ...openBounds, ...insteadOption },
  on: {
    'kubernetes:object'(object, { options, report }) {
      for (const { path, items } of grants(object)) {
        if (path.meaning !== 'control-plane') continue;
        for (const { at, ranges, internet, more } of openLists(items, options)) {
          report(
            at,
            `${ranges} lets ${internet} ask the API server of ${called(object, 'this cluster')}: one leaked token or hole in it is enough; list the networks of your people and pipelines`,
            more,
          );
        }
      }
    },
  },
});
