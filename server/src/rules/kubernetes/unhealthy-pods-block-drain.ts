import { unsafe } from '../../core/fix.ts';
import { budgetOf } from '../../kubernetes/budget.ts';
import { called } from '../../kubernetes/called.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Unhealthy pods block the drain of a node',
  burden: 'reliability',
  severity: 'hint',
  preset: 'all',
  aliases: ['kube-linter/pdb-unhealthy-pod-eviction-policy'],
  on: {
    'kubernetes:object'(object, { report }) {
      const spec = budgetOf(object);
      if (!spec?.lacks('unhealthyPodEvictionPolicy') || object.version !== 'v1') return;
      const edits = set(spec, 'unhealthyPodEvictionPolicy', 'AlwaysAllow');
      report(
        object.at,
        `pods of ${called(object, 'this disruption budget')} that run but are not ready cannot be evicted while the budget is used up, so a broken release blocks every drain; set unhealthyPodEvictionPolicy to AlwaysAllow`,
        { fixes: [edits && unsafe('Always let unhealthy pods go', ...edits)] },
      );
    },
  },
});
