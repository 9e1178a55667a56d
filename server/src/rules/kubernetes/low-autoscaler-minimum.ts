import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Autoscaler may leave too few replicas',
  burden: 'reliability',
  severity: 'information',
  preset: 'strict',
  aliases: [
    'kube-linter/hpa-minimum-three-replicas',
    'kube-score/horizontalpodautoscaler-replicas',
    'polaris/hpaMinAvailability',
  ],
  options: {
    minimum: { description: 'The smallest number of replicas that passes.', default: 2, minimum: 1 },
  },
  on: {
    'kubernetes:autoscaler'({ object, spec, minimum, maximum, minimumKey }, { options, report }) {
      // KEDA is made to go down to none, and is told so by leaving the bound out; its jobs are no replicas at all.
      const isMissing = spec.lacks(minimumKey);
      if (object.kind === 'ScaledJob' || (isMissing && object.kind !== 'HorizontalPodAutoscaler')) return;
      const replicas = isMissing ? 1 : minimum?.number;
      const isOnPurpose = replicas === 0 && object.kind !== 'HorizontalPodAutoscaler';
      if (replicas === undefined || replicas >= options.minimum || isOnPurpose) return;
      const fits = maximum?.number === undefined || maximum.number >= options.minimum;
      const edits = fits ? set(spec, minimumKey, options.minimum) : undefined;
      report(
        isMissing ? object.at : minimum!.span,
        `${called(object, 'This autoscaler')} may leave ${replicas === 1 ? 'a single pod' : `${replicas} pods`}: when it goes, with its node for instance, nobody serves; set ${minimumKey} to ${options.minimum} or more`,
        { fixes: [edits && unsafe(`Keep at least ${options.minimum}`, ...edits)] },
      );
    },
  },
});
