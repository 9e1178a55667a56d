import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { addItem, set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Network policy with rules that do nothing',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:network-policy'({ object, spec }, { report }) {
      const types = spec.get('policyTypes');
      const listed = types?.items.map(({ string }) => string) ?? [];
      if (types && (!types.complete || listed.includes(undefined))) return;
      for (const [key, type] of [
        ['ingress', 'Ingress'],
        ['egress', 'Egress'],
      ] as const) {
        const rules = spec.get(key);
        const isEmpty = rules?.items.length === 0;
        // Where nothing is said, ingress is governed, and egress by rules alone.
        const isGoverned = listed.length > 0 ? listed.includes(type) : type === 'Ingress' || !isEmpty;
        if (rules?.kind !== 'sequence' || !rules.complete || !rules.key || isGoverned) continue;
        const edits = types && listed.length > 0 ? addItem(types, type) : set(spec, 'policyTypes', ['Ingress', type]);
        const means = isEmpty
          ? type === 'Egress'
            ? 'lets nobody out only'
            : 'lets nobody in only'
          : 'means something only';
        report(
          rules.key.span,
          `\`${key}\` of ${called(object, 'this policy')} ${means} if policyTypes ${listed.length > 0 ? 'names' : 'is there and names'} ${type}: as it stands, ${type === 'Egress' ? 'its pods are let out to everywhere' : 'everyone is let in to its pods'}; add it`,
          { fixes: [edits && unsafe(`Add ${type} to policyTypes`, ...edits)] },
        );
      }
    },
  },
});
