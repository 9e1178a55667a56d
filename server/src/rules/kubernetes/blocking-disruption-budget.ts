import type { BudgetFact } from '../../kubernetes/availability-facts.ts';
import { called } from '../../kubernetes/called.ts';
import type { ObjectFact } from '../../kubernetes/facts.ts';
import { patchedObjects } from '../../kubernetes/patched.ts';
import { relabelledWorlds } from '../../kubernetes/relabelled.ts';
import { type PodCount, podCount } from '../../kubernetes/rollout.ts';
import { autoscalersOf, budgetedBy, goTogether } from '../../kubernetes/scaling.ts';
import { missing, type Standing } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Disruption budget blocks every drain',
  burden: 'reliability',
  severity: 'warning',
  preset: 'recommended',
  aliases: [
    'kube-linter/pdb-max-unavailable',
    'kube-linter/pdb-min-available',
    'polaris/pdbDisruptionsIsZero',
    'polaris/pdbMinAvailableGreaterThanHPAMinReplicas',
  ],
  project(files, { report }) {
    const patched = patchedObjects(files);
    const relabelled = relabelledWorlds(files);
    const found = missing(files, (standing) => {
      const budget = standing.object.availability?.budget;
      if (!budget || patched.has(standing.object)) return [];
      const always = alwaysBlocks(budget);
      if (always) return [always];
      const { minAvailable } = budget;
      const wanted = podCount(minAvailable?.text);
      if (!minAvailable || !wanted) return [];
      const sizes = relabelled.has(standing.world) ? undefined : sizesOf(standing, patched);
      if (!sizes || needed(wanted, sizes.replicas) < sizes.replicas) return [];
      return [{ at: minAvailable.at, says: blockedBy(minAvailable.text, sizes) }];
    });
    for (const { uri, at, object, says } of found) {
      report(
        uri,
        at,
        `${called(object, 'this disruption budget')} ${says}, so no pod may be evicted and drains of nodes wait for ever; let one go, with maxUnavailable: 1 for instance`,
      );
    }
  },
});

/** Whatever number of pods there is. Zero percent of any number is none; a hundred is all. */
function alwaysBlocks({ minAvailable, maxUnavailable }: BudgetFact) {
  if (podCount(maxUnavailable?.text)?.amount === 0)
    return { at: maxUnavailable!.at, says: `allows ${maxUnavailable!.text} pods to be unavailable` };
  const minimum = podCount(minAvailable?.text);
  if (minimum?.isPercent && minimum.amount >= 100) return { at: minAvailable!.at, says: 'wants all pods available' };
  return undefined;
}

/** Kubernetes rounds shares up. */
function needed({ amount, isPercent }: PodCount, replicas: number): number {
  return isPercent ? Math.ceil((amount * replicas) / 100) : amount;
}

interface Sizes {
  readonly replicas: number;
  /** Names of what runs them. */
  readonly owner: string;
  /** An autoscaler may go down to this number, and above it. */
  readonly isScaled: boolean;
}

/** How many pods there are at the least; undefined where part of it is unknown, or there are none. */
function sizesOf(standing: Standing, patched: ReadonlySet<ObjectFact>): Sizes | undefined {
  const { namespace, world } = standing;
  let replicas = 0;
  let isScaled = false;
  const owners = budgetedBy(standing);
  if (owners.some((owner) => !goTogether(standing, owner, 'folder'))) return undefined;
  for (const { fact } of owners) {
    const [autoscaler] = autoscalersOf({ object: fact, namespace, world });
    // Where it goes down to none there is something to protect from the first pod on.
    const least = autoscaler?.fact.availability?.autoscaler?.minimum;
    const stated = patched.has(fact) ? undefined : fact.availability?.scale?.replicas;
    const own = autoscaler ? typeof least === 'number' && Math.max(least, 1) : stated;
    // What has no pods now is blocked by nothing; of what is no replicated workload the number is unknown.
    if (!own) return undefined;
    replicas += own;
    isScaled ||= autoscaler !== undefined;
  }
  const [first] = owners;
  // Where more may stand elsewhere there may be more pods.
  if (!first || (world.open && !isScaled && first.fact.availability?.scale?.at === null)) return undefined;
  return { replicas, isScaled, owner: owners.map(({ fact }) => `\`${fact.name}\``).join(' and ') };
}

function blockedBy(text: string, { replicas, owner, isScaled }: Sizes): string {
  const pods = replicas === 1 ? 'one pod' : `${replicas} pods`;
  return isScaled
    ? `wants ${text} available, and ${owner} may be scaled down to ${pods}`
    : `wants ${text} available, and ${owner} has ${pods}`;
}
