import { bindingOf } from '../../kubernetes/access.ts';
import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Bound to cluster-admin',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: [
    'kube-linter/cluster-admin-role-binding',
    'polaris/clusterrolebindingClusterAdmin',
    'polaris/rolebindingClusterAdminClusterRole',
    'trivy/KSV-0111',
  ],
  on: {
    'kubernetes:object'(object, { report }) {
      const binding = bindingOf(object);
      const role = binding?.roleRef.get('name');
      if (!binding || role?.string !== 'cluster-admin' || binding.roleRef.get('kind')?.string === 'Role') return;
      const who = called(object, 'this binding');
      report(
        role.span,
        binding.isOfCluster
          ? `${who} makes its subjects masters of the whole cluster, its nodes and secrets included; bind a role that holds what they need`
          : `${who} lets its subjects do everything in the namespace, secrets and roles included; bind a role that holds what they need`,
        binding.isOfCluster ? {} : { severity: 'information' },
      );
    },
  },
});
