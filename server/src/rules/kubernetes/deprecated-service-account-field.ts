import { safe, unsafe } from '../../core/fix.ts';
import { removeKey, renameKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Old name for the service account',
  burden: 'reliability',
  severity: 'information',
  preset: 'recommended',
  aliases: ['kube-linter/deprecated-service-account-field'],
  on: {
    'kubernetes:pod'({ node, workload }, { report }) {
      const old = node.get('serviceAccount');
      if (!old?.key) return;
      const name = node.get('serviceAccountName');
      const isLacking = node.lacks('serviceAccountName');
      if (isLacking || (!name && workload.object.partial)) {
        const edits = renameKey(node, 'serviceAccount', 'serviceAccountName');
        report(old.key.span, 'serviceAccount is the old name of this field; call it serviceAccountName', {
          // What a patch changes may have the field.
          fixes: [edits && (isLacking ? safe : unsafe)('Rename to serviceAccountName', ...edits)],
        });
        return;
      }
      // Both stand in whatever was exported from a cluster.
      if (name?.string === undefined || old.string === undefined || name.string === old.string) return;
      const edits = removeKey(node, 'serviceAccount');
      report(
        old.key.span,
        `serviceAccount is not read beside serviceAccountName: pods run as \`${name.string}\`, not as \`${old.string}\`; leave it out`,
        { severity: 'warning', fixes: [edits && unsafe('Remove serviceAccount', ...edits)] },
      );
    },
  },
});
