import type { AutoscalerFact } from '../../kubernetes/availability-facts.ts';
import { called } from '../../kubernetes/called.ts';
import { goTogether } from '../../kubernetes/scaling.ts';
import { faulty } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Two autoscalers rule one workload',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  project(files, { report }) {
    const found = faulty(files, (standing) => {
      const { object, namespace, world } = standing;
      const own = object.availability?.autoscaler;
      if (!own) return [];
      const others = world.objects.flatMap((placed) => {
        const { fact } = placed;
        const other = fact.availability?.autoscaler;
        const isSame = other?.target.kind === own.target.kind && other.target.name === own.target.name;
        // Two of one kind and name are variants of one.
        const isOther = fact.kind !== object.kind || fact.name !== object.name;
        return isSame && isOther && placed.namespace === namespace && goTogether(standing, placed, 'file')
          ? [{ other, fact }]
          : [];
      });
      return others.flatMap(({ other, fact }) => {
        const resource = rivalry(own, other);
        return resource === undefined ? [] : [{ at: own.target.at, target: own.target, resource, rival: fact }];
      });
    });
    for (const { uri, at, object, target, resource, rival } of found) {
      const name = called(object, 'this autoscaler');
      const other = `the ${rival.kind} ${called(rival, 'beside it')}`;
      report(
        uri,
        at,
        resource === 'replicas'
          ? `${name} and ${other} both decide how many pods \`${target.name}\` has, and undo what the other does; keep one of them`
          : `${other} goes by the ${resource} of \`${target.name}\`, whose requests ${name} changes: each step of one sets off the other; let them go by different things`,
        resource === 'replicas' ? {} : { severity: 'warning' },
      );
    }
  },
});

/** What the two get in each other's way about; undefined where they do not. A pair with a vertical one is reported there. */
function rivalry(own: AutoscalerFact, other: AutoscalerFact): string | undefined {
  if (own.by !== 'vertical') return other.by === 'vertical' ? undefined : 'replicas';
  if (other.by === 'vertical') return undefined;
  const shared = own.metrics.filter(({ resource }) => other.metrics.some((metric) => metric.resource === resource));
  return shared.length > 0 ? shared.map(({ resource }) => resource).join(' and ') : undefined;
}
