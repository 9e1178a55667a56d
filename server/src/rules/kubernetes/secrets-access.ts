import { among, grantsOf, isEverything, named } from '../../kubernetes/access.ts';
import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Role that reads secrets',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  aliases: ['kube-linter/access-to-secrets', 'checkov/CKV2_K8S_5', 'trivy/KSV-0041', 'trivy/KSV-0113'],
  on: {
    'kubernetes:object'(object, { report }) {
      const grants = grantsOf(object);
      if (grants.some(isEverything)) return;
      for (const grant of grants) {
        // Whoever may read a secret by its name has been given that one.
        if (grant.isNamed || !among(grant.verbs, ['get', 'list', 'watch'])) continue;
        for (const { span } of named(grant, [''], ['secrets'])) {
          const where = object.kind === 'Role' ? 'in its namespace' : 'wherever it is bound';
          report(
            span,
            `${called(object, `this ${object.kind}`)} may read every secret ${where}, tokens and passwords of others included (list and watch show what is in them too); name those that it needs with resourceNames`,
          );
        }
      }
    },
  },
});
