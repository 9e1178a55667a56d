import { budgetOf } from '../../kubernetes/budget.ts';
import { called } from '../../kubernetes/called.ts';
import { relabelledWorlds } from '../../kubernetes/relabelled.ts';
import { budgetSelector } from '../../kubernetes/scaling.ts';
import { describeSelector, emptyFor, missing } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Disruption budget selects no pods',
  burden: 'reliability',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/pdb-min-available'],
  on: {
    'kubernetes:object'(object, { report }) {
      if (!budgetOf(object)?.lacks('selector')) return;
      report(
        object.at,
        `${called(object, 'this disruption budget')} has no selector and protects no pods; select labels that a pod template has`,
      );
    },
  },
  project(files, { report }) {
    const relabelled = relabelledWorlds(files);
    const found = missing(files, (standing) => {
      const selector = standing.object.availability?.budget ? budgetSelector(standing.object) : null;
      if (!selector || Object.keys(selector.labels).length + selector.expressions.length === 0) return [];
      return !relabelled.has(standing.world) && emptyFor(selector, standing) ? [{ at: 0, selector }] : [];
    });
    for (const { uri, at, object, selector } of found) {
      report(
        uri,
        at,
        `${called(object, 'this disruption budget')} protects no pods, for none has ${describeSelector(selector)}; select labels that a pod template has`,
      );
    }
  },
});
