import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

/** What KEDA takes where its maximum is missing. */
const kedaDefault = 100;

export default rule({
  title: 'Autoscaler has no room to scale',
  burden: 'reliability',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['polaris/hpaMaxAvailability'],
  on: {
    'kubernetes:autoscaler'({ object, spec, minimum, maximum, minimumKey, maximumKey }, { report }) {
      const isHorizontal = object.kind === 'HorizontalPodAutoscaler';
      const least = spec.lacks(minimumKey) ? (isHorizontal ? 1 : 0) : minimum?.number;
      const most = spec.lacks(maximumKey) ? (isHorizontal ? undefined : kedaDefault) : maximum?.number;
      if (least === undefined || most === undefined || most > least) return;
      const name = called(object, 'this autoscaler');
      const at = maximum ?? minimum ?? spec;
      if (most < least)
        report(
          at.span,
          `${name} is refused: ${maximumKey} ${most} is below ${minimumKey} ${least}; raise the one or lower the other`,
          { severity: 'error' },
        );
      else
        report(
          at.span,
          `${name} always keeps ${most === 1 ? 'one pod' : `${most} pods`}, since ${maximumKey} is no more than the minimum: it never scales; raise ${maximumKey}, or take the autoscaler out`,
        );
    },
  },
});
