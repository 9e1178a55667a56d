import { called } from '../../kubernetes/called.ts';
import { type Selector, selectsAll } from '../../kubernetes/network-facts.ts';
import { missing } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Way out without DNS',
  burden: 'networking',
  severity: 'information',
  preset: 'strict',
  project(files, { report }) {
    const deaf = missing(files, ({ object, namespace, world }) => {
      const { policy } = object.network ?? {};
      if (!policy?.selector || !policy.reachesPods || policy.reachesDns || world.open) return [];
      const { selector } = policy;
      const isLetOut = world.objects.some(({ fact: { kind, network }, namespace: other }) => {
        const helper = network?.policy;
        if (!helper?.reachesDns || (other !== namespace && kind === 'NetworkPolicy')) return false;
        // Selects at least the pods that this one does.
        return !helper.selector || selectsAll(helper.selector) || isPartOf(helper.selector, selector);
      });
      return isLetOut ? [] : [{ at: 0 }];
    });
    for (const { uri, at, object } of deaf) {
      report(
        uri,
        at,
        `${called(object, 'this policy')} lets its pods out to others, but not to port 53: no name of a service is found; allow UDP and TCP port 53, in this policy or in one for all pods`,
      );
    }
  },
});

function isPartOf(part: Selector, whole: Selector): boolean {
  return (
    part.expressions.length === 0 && Object.entries(part.labels).every(([key, value]) => whole.labels[key] === value)
  );
}
