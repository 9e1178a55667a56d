import { parseQuantity } from '../../kubernetes/quantity.ts';
import { rule } from '../rule.ts';

/** In bytes. A node has room for a few of these, and it has a hundred pods. */
const large = 1024n ** 3n;

export default rule({
  title: 'Log rotation of the kubelet that cannot work',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:object'({ kind, group, node }, { report }) {
      if (kind !== 'KubeletConfiguration' || group !== 'kubelet.config.k8s.io') return;
      const files = node.get('containerLogMaxFiles');
      if (files?.number !== undefined && files.number < 2) {
        report(
          files.span,
          'the kubelet does not start with fewer than 2 log files a container: one is written while the other is kept; set 2 or more',
          { severity: 'error' },
        );
      }
      const size = node.get('containerLogMaxSize');
      const nano = size?.string === undefined ? undefined : parseQuantity(size.string);
      if (size && nano !== undefined && nano / 1_000_000_000n > large) {
        report(
          size.span,
          `every container may keep log files of \`${size.string}\`: a few that talk much fill the disk of the node, and pods are evicted; 10Mi to 100Mi is usual`,
        );
      }
    },
  },
});
