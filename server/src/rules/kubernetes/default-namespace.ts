import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Default namespace',
  burden: 'security',
  severity: 'hint',
  preset: 'all',
  aliases: ['kube-linter/use-namespace', 'checkov/CKV_K8S_21', 'trivy/KSV-0110'],
  on: {
    'kubernetes:object'(object, { report }) {
      const namespace = object.node.get('metadata', 'namespace');
      if (namespace?.string !== 'default') return;
      report(
        namespace.span,
        `${called(object, 'this object')} is put among whatever else names no namespace: no quota, policy or role can tell it from the rest; give it a namespace of its own`,
      );
    },
  },
});
