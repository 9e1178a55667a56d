import { unsafe } from '../../core/fix.ts';
import { budgetOf } from '../../kubernetes/budget.ts';
import { called } from '../../kubernetes/called.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Disruption budget says not how many pods may go',
  burden: 'reliability',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-score/poddisruptionbudget-has-policy'],
  on: {
    'kubernetes:object'(object, { report }) {
      const spec = budgetOf(object);
      if (!spec) return;
      const name = called(object, 'this disruption budget');
      const minimum = spec.get('minAvailable');
      const maximum = spec.get('maxUnavailable');
      if (spec.lacks('minAvailable') && spec.lacks('maxUnavailable')) {
        const edits = set(spec, 'maxUnavailable', 1);
        report(
          object.at,
          `${name} has neither minAvailable nor maxUnavailable, so it does not say what it is there for; set maxUnavailable to how many pods may go at once`,
          { fixes: [edits && unsafe('Let one pod go at a time', ...edits)] },
        );
      } else if (minimum?.key && maximum?.key && minimum.kind !== 'null' && maximum.kind !== 'null') {
        report(
          maximum.key.span,
          `${name} is refused: it may say minAvailable or maxUnavailable, not both; keep maxUnavailable, which holds for any number of replicas`,
          { severity: 'error' },
        );
      }
    },
  },
});
