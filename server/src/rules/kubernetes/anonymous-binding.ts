import { bindingOf } from '../../kubernetes/access.ts';
import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Rights for everyone',
  burden: 'security',
  severity: 'error',
  preset: 'recommended',
  aliases: ['trivy/KSV-0122', 'trivy/KSV-0123', 'trivy/KSV-01011'],
  on: {
    'kubernetes:object'(object, { report }) {
      const binding = bindingOf(object);
      if (!binding || meantForAll.test(binding.roleRef.get('name')?.string ?? '')) return;
      for (const subject of binding.subjects) {
        const name = subject.get('name');
        const everyone = crowds[name?.string ?? ''];
        if (!name || !everyone || subject.get('kind')?.string === 'ServiceAccount') continue;
        const [who, severity] = everyone;
        report(
          name.span,
          `${called(object, 'this binding')} gives its role to ${who}; name the users or service accounts that need it`,
          {
            severity,
          },
        );
      }
    },
  },
});

/** Roles that Kubernetes itself gives to everyone: they tell how to speak to the API, and nothing else. */
const meantForAll =
  /^(?:system:(?:basic-user|discovery|public-info-viewer|service-account-issuer-discovery)|kubeadm:bootstrap-signer-clusterinfo)$/u;

const crowds: Readonly<Record<string, readonly [who: string, severity: 'error' | 'warning']>> = {
  'system:anonymous': ['whoever can reach the API, without any login', 'error'],
  'system:unauthenticated': ['whoever can reach the API, without any login', 'error'],
  'system:authenticated': ['everyone with any login, every pod with a token included', 'warning'],
  'system:serviceaccounts': ['the service accounts of all namespaces, those of strangers included', 'warning'],
  'system:masters': ['a group that passes every check as it is and cannot be held back by roles', 'warning'],
};
