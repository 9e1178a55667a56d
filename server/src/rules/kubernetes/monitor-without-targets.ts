import { called } from '../../kubernetes/called.ts';
import { describeSelector, emptySelections, selectionOptions } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Monitor selects nothing',
  burden: 'reliability',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/dangling-servicemonitor'],
  options: selectionOptions,
  project(files, { options, report }) {
    for (const { uri, at, object, selector } of emptySelections(files, 'monitor', options)) {
      const [what, where] = object.kind === 'PodMonitor' ? ['pod', 'pod template'] : ['service', 'service itself'];
      report(
        uri,
        at,
        `no ${what} of this project has ${describeSelector(selector)}, so ${called(object, 'this monitor')} collects nothing; select the labels of the ${where}, and its namespace with namespaceSelector`,
      );
    }
  },
});
