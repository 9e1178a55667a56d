import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { hostPathOf } from '../../kubernetes/host-path.ts';
import { set, together } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Path of the node mounted',
  burden: 'security',
  severity: 'information',
  preset: 'strict',
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
      // The dangerous ones have rules of their own.
      if (!hostPath || hostPath.danger) return;
      const { path, writable } = hostPath;
      const edits =
        writable.length > 0 ? together(...writable.map(({ node }) => set(node, 'readOnly', true))) : undefined;
      report(
        path.span,
        `${called(volume, 'this volume')} ties the pod to \`${path.string}\` of whatever node it lands on${writable.length > 0 ? ', and lets it write there' : ''}; keep data in a PersistentVolumeClaim, and paths of nodes for what looks after nodes`,
        { fixes: [edits && unsafe('Mount it read-only', ...edits)] },
      );
    },
  },
});
