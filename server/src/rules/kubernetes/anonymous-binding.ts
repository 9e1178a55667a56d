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
        const everyone = crowds.get(name?.string ?? '');
        if (!name || !everyone || subject.get('kind')?.string === 'ServiceAccount') continue;
        const { who, severity, mayBeMeant } = everyone;
        // Some object of one namespace is shown to everyone who is in the cluster.
        if (mayBeMeant && !binding.isOfCluster) continue;
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

interface Crowd {
  readonly who: string;
  readonly severity: 'error' | 'warning';
  /** In one namespace. */
  readonly mayBeMeant?: true;
}

const crowds: ReadonlyMap<string, Crowd> = new Map([
  ['system:anonymous', { who: 'whoever can reach the API, without any login', severity: 'error' }],
  ['system:unauthenticated', { who: 'whoever can reach the API, without any login', severity: 'error' }],
  [
    'system:authenticated',
    {
      who: 'everyone with any login, every pod with a token included',
      severity: 'warning',
      mayBeMeant: true,
    },
  ],
  [
    'system:serviceaccounts',
    {
      who: 'the service accounts of all namespaces, those of strangers included',
      severity: 'warning',
      mayBeMeant: true,
    },
  ],
  [
    'system:masters',
    {
      who: 'a group that passes every check as it is and cannot be held back by roles',
      severity: 'warning',
    },
  ],
]);
