import { called } from '../../kubernetes/called.ts';
import { matches } from '../../kubernetes/network-facts.ts';
import { patchedObjects } from '../../kubernetes/patched.ts';
import { relabelledWorlds } from '../../kubernetes/relabelled.ts';
import { autoscalersOf, budgetSelector } from '../../kubernetes/scaling.ts';
import { missing } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

const kinds: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DeploymentConfig', 'Rollout']);

export default rule({
  title: 'Disruption budget missing',
  burden: 'reliability',
  severity: 'information',
  preset: 'strict',
  aliases: [
    'kube-score/deployment-has-poddisruptionbudget',
    'kube-score/statefulset-has-poddisruptionbudget',
    'polaris/missingPodDisruptionBudget',
  ],
  project(files, { report }) {
    const patched = patchedObjects(files);
    const relabelled = relabelledWorlds(files);
    const found = missing(files, (standing) => {
      const { object, namespace, world } = standing;
      const scale = object.availability?.scale;
      const [labels] = object.podLabels;
      if (!scale || !labels || !kinds.has(object.kind) || world.open || relabelled.has(world)) return [];
      const isMany = (scale.replicas ?? 0) > 1 && !patched.has(object);
      if (!isMany && !autoscalersOf(standing).some(({ fact }) => (fact.availability?.autoscaler?.minimum ?? 0) > 1))
        return [];
      const isProtected = world.objects.some(({ fact, namespace: other }) => {
        if (!fact.availability?.budget || other !== namespace) return false;
        const selector = budgetSelector(fact);
        return !selector || matches(selector, labels);
      });
      return isProtected ? [] : [{ at: 0 }];
    });
    for (const { uri, at, object } of found) {
      report(
        uri,
        at,
        `no disruption budget holds pods of ${called(object, 'this workload')} back: an upgrade of the cluster may evict all of them at once; add a PodDisruptionBudget that selects them`,
      );
    }
  },
});
