import { called } from '../../kubernetes/called.ts';
import { describeSelector, emptySelections, selectionOptions } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Service selects no pods',
  burden: 'networking',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/dangling-service', 'kube-score/service-targets-pod'],
  options: selectionOptions,
  project(files, { options, report }) {
    for (const { uri, at, object, selector } of emptySelections(files, 'service', options)) {
      report(
        uri,
        at,
        `no pod of this project has ${describeSelector(selector)}: whoever calls ${called(object, 'this service')} is refused; select the labels of the pod template`,
      );
    }
  },
});
