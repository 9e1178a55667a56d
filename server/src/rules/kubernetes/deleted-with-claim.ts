import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Data deleted with its claim',
  burden: 'storage',
  severity: 'hint',
  preset: 'all',
  on: {
    'kubernetes:storage-class'({ object, provisioner }, { report }) {
      const { node } = object;
      const policy = node.get('reclaimPolicy');
      if (policy ? policy.string !== 'Delete' : !node.lacks('reclaimPolicy')) return;
      // Volumes that nothing makes are not deleted either.
      if (!provisioner || provisioner.string === 'kubernetes.io/no-provisioner') return;
      const edits = set(node, 'reclaimPolicy', 'Retain');
      report(
        policy?.span ?? provisioner.span,
        `whoever deletes a claim of ${called(object, 'this class')}, or its namespace, deletes the data; set reclaimPolicy to Retain where they must survive that`,
        { fixes: [edits && unsafe('Retain volumes', ...edits)] },
      );
    },
  },
});
