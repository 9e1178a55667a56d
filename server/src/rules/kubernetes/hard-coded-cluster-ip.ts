import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { removeKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Cluster address written down',
  burden: 'networking',
  severity: 'information',
  preset: 'strict',
  on: {
    'kubernetes:service'({ object, spec }, { report }) {
      const address = spec.get('clusterIP');
      // The resolver of the cluster has an address that the nodes know beforehand.
      if (!address?.string || address.string === 'None' || object.name?.includes('dns')) return;
      // The list of both families has to begin with the one address.
      const edits = spec.lacks('clusterIPs') ? removeKey(spec, 'clusterIP') : undefined;
      report(
        address.span,
        `${called(object, 'this Service')} asks for the address \`${address.string}\`: it is refused where another Service has it, and where the cluster's range is another; leave clusterIP out, and use the name of the Service`,
        { fixes: [edits && unsafe('Let the cluster choose the address', ...edits)] },
      );
    },
  },
});
