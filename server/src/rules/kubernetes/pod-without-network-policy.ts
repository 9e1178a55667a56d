import { called } from '../../kubernetes/called.ts';
import { matches } from '../../kubernetes/network-facts.ts';
import { missing } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Pods without a network policy',
  burden: 'security',
  severity: 'information',
  preset: 'all',
  aliases: [
    'kube-linter/non-isolated-pod',
    'kube-score/pod-networkpolicy',
    'polaris/missingNetworkPolicy',
    'checkov/CKV2_K8S_6',
    'trivy/KSV-0038',
  ],
  project(files, { report }) {
    const open = missing(files, ({ object, namespace, world }) => {
      if (world.open || object.podLabels.length === 0) return [];
      const governing = world.objects
        .filter((placed) => placed.namespace === namespace || isClusterWide(placed.fact.kind))
        .flatMap(({ fact }) => fact.network?.policy ?? [])
        .filter(({ selector }) => !selector || object.podLabels.every((labels) => matches(selector, labels)));
      const lacking = (['ingress', 'egress'] as const).filter((direction) =>
        governing.every(({ directions }) => !directions.includes(direction)),
      );
      return lacking.length > 0 ? [{ at: 0, lacking }] : [];
    });
    for (const { uri, at, object, lacking } of open) {
      const pods = called(object, 'this workload');
      report(
        uri,
        at,
        lacking.length === 2
          ? `no network policy governs the pods of ${pods}: everyone in the cluster may reach them, and they may reach everything; add a policy that selects them`
          : `no network policy governs ${lacking[0] === 'ingress' ? `who may reach the pods of ${pods}` : `what the pods of ${pods} may reach`}; add a policy of type ${lacking[0] === 'ingress' ? 'Ingress' : 'Egress'} that selects them`,
      );
    }
  },
});

function isClusterWide(kind: string): boolean {
  return /^(?:CiliumClusterwide|Global|Cluster)NetworkPolicy$/u.test(kind);
}
