import { among, grantsOf, isEverything, named } from '../../kubernetes/access.ts';
import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Role that gets into running containers',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  aliases: [
    'polaris/clusterrolePodExecAttach',
    'polaris/rolePodExecAttach',
    'polaris/clusterrolebindingPodExecAttach',
    'polaris/rolebindingClusterRolePodExecAttach',
    'polaris/rolebindingRolePodExecAttach',
    'checkov/CKV2_K8S_2',
    'trivy/KSV-0053',
    'trivy/KSV-0054',
  ],
  on: {
    'kubernetes:object'(object, { report }) {
      const grants = grantsOf(object);
      if (grants.some(isEverything)) return;
      for (const grant of grants) {
        for (const [resource, verbs] of Object.entries(ways)) {
          if (!among(grant.verbs, verbs)) continue;
          for (const { span } of named(grant, [''], [resource])) {
            report(
              span,
              `${called(object, `this ${object.kind}`)} may run commands in any container that it reaches (\`${resource}\`), with that container's secrets and rights; leave it out, or bind it to people only`,
            );
          }
        }
      }
    },
  },
});

/** Verbs that open a shell: `get` does too, by a web socket. */
const ways: Readonly<Record<string, readonly string[]>> = {
  'pods/exec': ['create', 'get'],
  'pods/attach': ['create', 'get'],
  'pods/ephemeralcontainers': ['patch', 'update'],
};
