import { called } from '../../kubernetes/called.ts';
import { describeSelector, emptySelections, selectionOptions } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Peer of a network policy is no pod',
  burden: 'networking',
  severity: 'warning',
  preset: 'strict',
  aliases: ['kube-linter/dangling-networkpolicypeer-podselector'],
  options: selectionOptions,
  project(files, { options, report }) {
    for (const { uri, at, object, selector } of emptySelections(files, 'peer', options)) {
      report(
        uri,
        at,
        `no pod of this project in the namespace of ${called(object, 'this policy')} has ${describeSelector(selector)}, so nothing is allowed here; select the labels of its pod template, and a namespaceSelector where it lives in another namespace`,
      );
    }
  },
});
