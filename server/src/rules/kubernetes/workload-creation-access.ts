import { among, grantsOf, isEverything, named } from '../../kubernetes/access.ts';
import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Role that starts pods',
  burden: 'security',
  severity: 'hint',
  preset: 'all',
  aliases: ['kube-linter/access-to-create-pods', 'trivy/KSV-0048'],
  on: {
    'kubernetes:object'(object, { report }) {
      const grants = grantsOf(object);
      if (grants.some(isEverything)) return;
      for (const grant of grants) {
        if (!among(grant.verbs, ['create'])) continue;
        const [first] = starters.flatMap(([group, names]) => named(grant, [group], names));
        if (!first) continue;
        report(
          first.span,
          `${called(object, `this ${object.kind}`)} may start pods (\`${first.string}\`): they may mount any secret and use any service account of their namespace; give this only to what deploys`,
        );
      }
    },
  },
});

const starters: readonly (readonly [group: string, names: readonly string[]])[] = [
  ['', ['pods', 'replicationcontrollers']],
  ['apps', ['daemonsets', 'deployments', 'replicasets', 'statefulsets']],
  ['batch', ['cronjobs', 'jobs']],
];
