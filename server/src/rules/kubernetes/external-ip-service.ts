import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { removeKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Service takes an address over',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['trivy/KSV-0108'],
  on: {
    'kubernetes:service'({ object, spec }, { report }) {
      const addresses = spec.get('externalIPs');
      if (!addresses?.key || !addresses.complete || addresses.items.length === 0) return;
      const edits = removeKey(spec, 'externalIPs');
      report(
        addresses.key.span,
        `${called(object, 'this service')} takes over all that the cluster sends to these addresses, whoever owns them (CVE-2020-8554), and many clusters refuse it; use type LoadBalancer, or an Ingress`,
        { fixes: [edits && unsafe('Remove externalIPs', ...edits)] },
      );
    },
  },
});
