import { unsafe } from '../../core/fix.ts';
import { budgetOf } from '../../kubernetes/budget.ts';
import { called } from '../../kubernetes/called.ts';
import { set } from '../../yaml/edits.ts';
import type { YamlNode } from '../../yaml/node.ts';
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
      for (const amount of [minimum, maximum]) {
        if (amount?.string === undefined || isAmount(amount)) continue;
        report(
          amount.span,
          `${name} is refused: \`${amount.string}\` is neither a number without quotes nor a share such as 25%`,
          { severity: 'error' },
        );
      }
      if (spec.lacks('minAvailable') && spec.lacks('maxUnavailable')) {
        const edits = set(spec, 'maxUnavailable', 1);
        report(
          object.at,
          `${name} has neither minAvailable nor maxUnavailable, so it does not say what it is there for; set maxUnavailable to how many pods may go at once`,
          { fixes: [edits && unsafe('Let one pod go at a time', ...edits)] },
        );
      } else if (minimum?.string !== undefined && maximum?.key && maximum.string !== undefined) {
        report(
          maximum.key.span,
          `${name} is refused: it may say minAvailable or maxUnavailable, not both; keep maxUnavailable, which holds for any number of replicas`,
          { severity: 'error' },
        );
      }
    },
  },
});

function isAmount({ string = '', style }: YamlNode): boolean {
  return /^\d+%$/u.test(string) || (/^\d+$/u.test(string) && style === 'plain');
}
