import { bindingOf } from '../../kubernetes/access.ts';
import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Rights for the default service account',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/default-service-account', 'checkov/CKV_K8S_42'],
  on: {
    'kubernetes:object'(object, { report }) {
      for (const subject of bindingOf(object)?.subjects ?? []) {
        const name = subject.get('name');
        if (subject.get('kind')?.string !== 'ServiceAccount' || name?.string !== 'default') continue;
        const namespace = subject.get('namespace')?.string ?? object.namespace;
        report(
          name.span,
          `${called(object, 'this binding')} gives its role to every pod${namespace ? ` of \`${namespace}\`` : ' of the namespace'} that names no service account; make one for the pods that need it`,
        );
      }
    },
  },
});
