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
      if (name?.string === undefined || old.string === undefined) return;
      const edits = removeKey(node, 'serviceAccount');
      const agrees = name.string === old.string;
      report(
        old.key.span,
        agrees
          ? 'serviceAccount is the old name of serviceAccountName and says the same; leave it out'
          : `serviceAccount is not read beside serviceAccountName: pods run as \`${name.string}\`, not as \`${old.string}\`; leave it out`,
        {
          severity: agrees ? 'hint' : 'warning',
          fixes: [edits && (agrees ? safe : unsafe)('Remove serviceAccount', ...edits)],
        },
      );
    },
  },
});
