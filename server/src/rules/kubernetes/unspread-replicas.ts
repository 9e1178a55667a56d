import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import type { Workload } from '../../kubernetes/model.ts';
import { matches, readSelector } from '../../kubernetes/network-facts.ts';
import { isReplicated, replicasOf } from '../../kubernetes/replicated.ts';
import { merge } from '../../yaml/edits.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Replicas may share a node',
  burden: 'reliability',
  severity: 'information',
  preset: 'strict',
  aliases: [
    'kube-linter/no-anti-affinity',
    'kube-score/deployment-has-host-podantiaffinity',
    'kube-score/statefulset-has-host-podantiaffinity',
    'polaris/topologySpreadConstraint',
  ],
  options: {
    topologyKey: {
      description: 'The label of nodes over which the fix spreads the replicas.',
      default: 'kubernetes.io/hostname',
    },
  },
  on: {
    'kubernetes:workload'(workload, { options, report }) {
      const { object, template, pod } = workload;
      const replicas = replicasOf(object);
      if (!isReplicated(object) || replicas === undefined || replicas < 2) return;
      if (!pod.node.lacks('topologySpreadConstraints')) return;
      const antiAffinity = pod.node.get('affinity', 'podAntiAffinity');
      const terms = termsOf(antiAffinity);
      const isKnown = antiAffinity
        ? antiAffinity.complete && !antiAffinity.unknown
        : pod.node.lacks('affinity', 'podAntiAffinity');
      if (!isKnown || terms.some((term) => spreads(term, workload))) return;
      const matchLabels = Object.fromEntries(workload.podLabels);
      const constraint = {
        maxSkew: 1,
        topologyKey: options.topologyKey,
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels },
      };
      const isLabelled = !antiAffinity && workload.podLabels.size > 0 && template.get('metadata', 'labels')?.complete;
      const edits = isLabelled ? merge(pod.node, { topologySpreadConstraints: [constraint] }) : undefined;
      const name = called(object, 'this workload');
      report(
        antiAffinity?.key?.span ?? object.at,
        antiAffinity
          ? `the anti-affinity of ${name} does not concern its own pods, so all ${replicas} may end with one node; select their labels, in their namespace`
          : `nothing keeps the ${replicas} pods of ${name} apart: all may end with one node; add topologySpreadConstraints or podAntiAffinity`,
        { fixes: [edits && unsafe(`Spread over ${options.topologyKey}`, ...edits)] },
      );
    },
  },
});

function termsOf(antiAffinity: YamlNode | undefined): readonly YamlNode[] {
  const required = antiAffinity?.get('requiredDuringSchedulingIgnoredDuringExecution')?.items ?? [];
  const preferred = antiAffinity?.get('preferredDuringSchedulingIgnoredDuringExecution')?.items ?? [];
  return [...required, ...preferred.flatMap((item) => item.get('podAffinityTerm') ?? [])];
}

/** Whether the pods of the workload keep apart by a term, as far as it is known. */
function spreads(term: YamlNode, { object, podLabels }: Workload): boolean {
  const namespaces = term.get('namespaces')?.items.map(({ string }) => string) ?? [];
  const isElsewhere = namespaces.length > 0 && !namespaces.includes(undefined) && object.namespace !== undefined;
  if (isElsewhere && !namespaces.includes(object.namespace)) return false;
  // Without a selector it concerns no pods.
  if (term.lacks('labelSelector')) return false;
  const selection = readSelector(term.get('labelSelector'));
  return !selection || matches(selection, Object.fromEntries(podLabels));
}
