import type { ProjectFix } from '../../core/rule.ts';
import type { ScaleFact } from '../../kubernetes/availability-facts.ts';
import { called } from '../../kubernetes/called.ts';
import { patchedObjects } from '../../kubernetes/patched.ts';
import { autoscalersOf } from '../../kubernetes/scaling.ts';
import { missing } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

/** Whose pods are alike. How many members a stateful set has is part of what it runs. */
const kinds: ReadonlySet<string> = new Set(['Deployment', 'DeploymentConfig', 'Rollout']);

export default rule({
  title: 'Too few replicas',
  burden: 'reliability',
  severity: 'information',
  preset: 'strict',
  aliases: [
    'kube-linter/minimum-three-replicas',
    'kube-score/deployment-replicas',
    'polaris/deploymentMissingReplicas',
  ],
  options: {
    minimum: { description: 'The smallest number of replicas that passes.', default: 2, minimum: 1 },
  },
  project(files, { options, report }) {
    const patched = patchedObjects(files);
    const found = missing(files, (standing) => {
      const { object, world } = standing;
      const scale = object.availability?.scale;
      if (!scale || !kinds.has(object.kind) || scale.claimsVolume || patched.has(object)) return [];
      // What has none is meant to be off.
      if (!scale.replicas || scale.replicas >= options.minimum) return [];
      const isScaled = autoscalersOf(standing).length > 0;
      // An autoscaler that may stand elsewhere is one of those that cannot be known to be missing.
      return isScaled || (world.open && scale.at === null) ? [] : [{ at: scale.at ?? 0, scale }];
    });
    for (const { uri, at, object, scale } of found) {
      const name = called(object, 'this workload');
      report(
        uri,
        at,
        `${name} runs ${scale.replicas === 1 ? 'a single pod' : `${scale.replicas} pods`}: nobody serves while it moves to another node or starts anew; set replicas to ${options.minimum} or more`,
        { fixes: [writing(scale, object.at, options.minimum)] },
      );
    }
  },
});

function writing({ write }: ScaleFact, base: number, replicas: number): ProjectFix | undefined {
  if (!write) return undefined;
  const text = `${write.before}${replicas}${write.after}`;
  return { title: `Run ${replicas} replicas`, safety: 'unsafe', edits: [{ at: base + write.at, text }] };
}
