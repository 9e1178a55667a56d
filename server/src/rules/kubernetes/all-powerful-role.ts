import { grantsOf, isEverything } from '../../kubernetes/access.ts';
import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Role that may do everything',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: [
    'kube-linter/wildcard-in-rules',
    'polaris/clusterrolebindingClusterAdmin',
    'polaris/rolebindingClusterAdminClusterRole',
    'polaris/rolebindingClusterAdminRole',
    'checkov/CKV_K8S_49',
    'trivy/KSV-0044',
    'trivy/KSV-0046',
    'trivy/KSV-0112',
  ],
  on: {
    'kubernetes:object'(object, { report }) {
      const grant = grantsOf(object).find(isEverything);
      const at = grant?.resources.find(({ string }) => string === '*');
      if (!at) return;
      const where =
        object.kind === 'Role'
          ? 'with everything in its namespace, secrets and roles included'
          : 'with the whole cluster';
      report(
        at.span,
        `${called(object, `this ${object.kind}`)} may do everything ${where}: whoever gets hold of one pod that has it has won; name the resources and verbs that are needed`,
      );
    },
  },
});
