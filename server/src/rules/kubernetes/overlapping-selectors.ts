import { called } from '../../kubernetes/called.ts';
import { matches } from '../../kubernetes/network-facts.ts';
import { relabelledWorlds } from '../../kubernetes/relabelled.ts';
import { goTogether } from '../../kubernetes/scaling.ts';
import { faulty } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

/** The kinds that count and end pods by their labels. */
const kinds: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
]);

export default rule({
  title: 'Two workloads select the same pods',
  burden: 'reliability',
  severity: 'warning',
  preset: 'recommended',
  project(files, { report }) {
    const relabelled = relabelledWorlds(files);
    const found = faulty(files, (standing) => {
      const { object, namespace, world } = standing;
      const selector = object.selector;
      if (!kinds.has(object.kind) || !selector || relabelled.has(world) || Object.keys(selector).length === 0)
        return [];
      // A chart has templates for several ways to run one thing, of which its values choose.
      if (world.kind === 'chart') return [];
      // Manifests of several files may be alternatives, of which one is applied.
      const other = world.objects.find((placed) => {
        const { fact } = placed;
        return (
          kinds.has(fact.kind) &&
          placed.namespace === namespace &&
          goTogether(standing, placed, 'file') &&
          !(fact.kind === object.kind && fact.name === object.name) &&
          fact.podLabels.some((labels) => matches({ labels: selector, expressions: [] }, labels))
        );
      });
      return other ? [{ at: 0, other: other.fact, selector }] : [];
    });
    for (const { uri, at, object, other, selector } of found) {
      const labels = Object.entries(selector).map(([key, value]) => `\`${key}: ${value}\``);
      report(
        uri,
        at,
        `${called(object, 'this workload')} selects the pods of the ${other.kind} ${called(other, 'beside it')} too (${labels.join(', ')}): autoscalers, budgets and rollouts count them as its own; give each a label that the other has not`,
      );
    }
  },
});
