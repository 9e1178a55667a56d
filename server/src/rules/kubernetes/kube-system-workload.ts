import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Workload in kube-system',
  burden: 'security',
  severity: 'hint',
  preset: 'all',
  aliases: ['trivy/KSV-0037'],
  on: {
    'kubernetes:workload'({ object }, { report }) {
      const namespace = object.node.get('metadata', 'namespace');
      if (namespace?.string !== 'kube-system') return;
      report(
        namespace.span,
        `${called(object, 'this')} is put among the parts of the cluster: policies and quotas often leave kube-system out, and who may change it there may change the cluster; give it a namespace of its own`,
      );
    },
  },
});
