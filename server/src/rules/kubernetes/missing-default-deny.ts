import { selectsAll } from '../../kubernetes/network-facts.ts';
import { missing } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Namespace with policies but without a default',
  burden: 'security',
  severity: 'information',
  preset: 'strict',
  project(files, { report }) {
    const lacking = missing(files, ({ object, namespace, world }) => {
      if (object.kind !== 'NetworkPolicy') return [];
      const governing = world.objects.filter(
        ({ fact: { network, kind }, namespace: other }) =>
          network?.policy && (other === namespace || kind !== 'NetworkPolicy'),
      );
      // One word is enough for all of them.
      const isFirst = governing[0]?.fact === object;
      const hasDefault = governing.some(({ fact }) => {
        const { selector, directions } = fact.network!.policy!;
        return !selector || (selectsAll(selector) && directions.includes('ingress'));
      });
      return isFirst && !hasDefault && !world.open ? [{ at: 0, namespace }] : [];
    });
    for (const { uri, at, namespace } of lacking) {
      report(
        uri,
        at,
        `the policies of the namespace \`${namespace}\` select some of its pods, and all others are open to everyone; add one with \`podSelector: {}\` that lets nobody in`,
      );
    }
  },
});
