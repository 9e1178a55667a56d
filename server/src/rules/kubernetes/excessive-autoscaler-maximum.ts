import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

/** What KEDA takes for a maxReplicaCount that is not there. */
const kedaDefault = 100;

export default rule({
  title: 'Autoscaler may add too many replicas',
  burden: 'resources',
  severity: 'warning',
  preset: 'recommended',
  options: {
    maximum: { description: 'The largest number of replicas that passes.', default: 100, minimum: 1 },
  },
  on: {
    'kubernetes:autoscaler'({ object, spec, minimum, maximum, maximumKey }, { options, report }) {
      const name = called(object, 'This autoscaler');
      const bound = (title: string) => {
        const edits = set(spec, maximumKey, options.maximum);
        return (minimum?.number ?? 0) <= options.maximum ? edits && unsafe(title, ...edits) : undefined;
      };
      if (maximum?.number !== undefined && maximum.number > options.maximum) {
        report(
          maximum.span,
          `${name} may scale to ${maximum.number} replicas: a burst of load or a wrong metric becomes a bill; set ${maximumKey} to what you would pay for`,
          { fixes: [bound(`Lower it to ${options.maximum}`)] },
        );
      } else if (maximumKey === 'maxReplicaCount' && spec.lacks(maximumKey)) {
        const isExcessive = kedaDefault > options.maximum;
        report(
          object.at,
          `${name} has no maxReplicaCount, so KEDA scales it to ${kedaDefault}: choose how many replicas you would pay for`,
          isExcessive ? { fixes: [bound(`Set ${maximumKey} to ${options.maximum}`)] } : { severity: 'information' },
        );
      }
    },
  },
});
