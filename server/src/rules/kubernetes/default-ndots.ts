import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { addItem, set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Names are looked up in every search domain first',
  burden: 'networking',
  severity: 'hint',
  preset: 'all',
  aliases: ['kube-linter/dnsconfig-options'],
  options: {
    ndots: { description: 'The largest number of dots that passes, and what the fix writes.', default: 2, minimum: 0 },
  },
  on: {
    'kubernetes:pod'({ node, at, os, workload }, { options, report }) {
      if (os === 'windows') return;
      const list = node.get('dnsConfig', 'options');
      const ndots = list?.items.find((option) => option.get('name')?.string === 'ndots');
      const value = ndots?.get('value');
      const name = called(workload.object, 'this workload');
      const wish = `set ndots to ${options.ndots} in dnsConfig`;
      if (ndots ? ndots.lacks('value') : list ? list.complete : node.lacks('dnsConfig', 'options')) {
        const entry = { name: 'ndots', value: String(options.ndots) };
        const added = list ? addItem(list, entry) : set(node, ['dnsConfig', 'options'], [entry]);
        const edits = ndots ? set(ndots, 'value', String(options.ndots)) : added;
        report(
          ndots?.get('name')?.span ?? at,
          `${name} asks for a name outside of the cluster up to ten times, in every search domain, before it asks for the name itself; ${wish}`,
          { fixes: [edits && unsafe(`Set ndots to ${options.ndots}`, ...edits)] },
        );
      } else if (value?.string !== undefined && Number(value.string) > options.ndots) {
        const edits = set(ndots!, 'value', String(options.ndots));
        report(
          value.span,
          `${name} looks up names of up to ${value.string} dots in every search domain first; ${wish}`,
          {
            fixes: [edits && unsafe(`Set ndots to ${options.ndots}`, ...edits)],
          },
        );
      }
    },
  },
});
