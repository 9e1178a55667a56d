import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { hostPathOf } from '../../kubernetes/host-path.ts';
import { milderWhereMeant } from '../../kubernetes/security-context.ts';
import { set, together } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Vital path of the node writable',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: [
    'kube-linter/sensitive-host-mounts',
    'kube-linter/writable-host-mount',
    'polaris/hostPathSet',
    'trivy/KSV-0023',
    'trivy/KSV-0121',
  ],
  on: {
    'kubernetes:volume'(volume, { report }) {
      const hostPath = hostPathOf(volume);
      if (hostPath?.danger !== 'sensitive') return;
      const { path, writable } = hostPath;
      const edits = together(...writable.map(({ node }) => set(node, 'readOnly', true)));
      report(
        path.span,
        `${called(volume, 'this volume')} lets containers write to \`${path.string}\` of their node: whoever breaks into one can change what root runs there; mount it read-only, or only the part that is needed`,
        {
          ...milderWhereMeant(volume.object),
          fixes: [edits && unsafe('Mount it read-only', ...edits)],
          related: writable.map(({ node }) => ({
            span: (node.get('mountPath') ?? node).span,
            message: 'mounted here',
          })),
        },
      );
    },
  },
});
