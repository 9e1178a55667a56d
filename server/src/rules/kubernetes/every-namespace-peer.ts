import { called } from '../../kubernetes/called.ts';
import { trafficRules } from '../../kubernetes/traffic.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Network policy lets in the pods of every namespace',
  burden: 'security',
  severity: 'information',
  preset: 'strict',
  on: {
    'kubernetes:object'(object, { report }) {
      if (object.kind !== 'NetworkPolicy') return;
      for (const { direction, node } of trafficRules(object)) {
        // Whom pods may ask is another matter than who may ask them; and of DNS it is said just like this.
        if (direction === 'egress') continue;
        for (const peer of node.get('from')?.items ?? []) {
          const namespaces = peer.get('namespaceSelector');
          const pods = peer.get('podSelector');
          if (!namespaces?.key || !isEmpty(namespaces) || !(pods ? isEmpty(pods) : peer.lacks('podSelector'))) continue;
          report(
            namespaces.key.span,
            `an empty namespaceSelector lets every pod of the cluster in to the pods of ${called(object, 'this policy')}; select the namespaces by a label, such as kubernetes.io/metadata.name`,
          );
        }
      }
    },
  },
});

/** A selector without conditions selects all. */
function isEmpty(selector: YamlNode): boolean {
  const isBare = ({ kind, complete, entries, items }: YamlNode): boolean =>
    kind !== 'scalar' && complete && [...entries.map(({ value }) => value), ...items].length === 0;
  return selector.kind === 'mapping' && selector.complete && selector.entries.every(({ value }) => isBare(value));
}
