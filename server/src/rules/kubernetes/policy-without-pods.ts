import { called } from '../../kubernetes/called.ts';
import { describeSelector, emptySelections, selectionOptions } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Network policy selects no pods',
  burden: 'networking',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/dangling-networkpolicy', 'kube-score/networkpolicy-targets-pod'],
  options: selectionOptions,
  project(files, { options, report }) {
    for (const { uri, at, object, selector } of emptySelections(files, 'policy', options)) {
      report(
        uri,
        at,
        `no pod of this project has ${describeSelector(selector)}: ${called(object, 'this policy')} protects nothing; select the labels of the pod template`,
      );
    }
  },
});
