import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { keySpan } from '../../kubernetes/security-context.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Privileged containers allowed by a constraint',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  aliases: ['kube-linter/scc-deny-privileged-container'],
  on: {
    'kubernetes:object'(object, { report }) {
      if (object.kind !== 'SecurityContextConstraints') return;
      const allowed = object.node.get('allowPrivilegedContainer');
      if (allowed?.boolean !== true) return;
      const edits = replaceScalar(allowed, false);
      report(
        keySpan(allowed),
        `whoever may use ${called(object, 'this constraint')} may run privileged containers, and so owns every node; set allowPrivilegedContainer to false`,
        { fixes: [edits && unsafe('Set allowPrivilegedContainer to false', ...edits)] },
      );
    },
  },
});
