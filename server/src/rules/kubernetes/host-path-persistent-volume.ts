import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Persistent volume on a path of the node',
  burden: 'storage',
  severity: 'warning',
  preset: 'strict',
  on: {
    'kubernetes:volume'({ pod, type, source, object }, { report }) {
      // A node affinity says which node has the data, which is what `local` volumes need.
      if (pod || type !== 'hostPath' || !source?.key || !object.node.lacks('spec', 'nodeAffinity')) return;
      report(
        source.key.span,
        `${called(object, 'this volume')} is a folder of whatever node a pod runs on: elsewhere the pod finds an empty one; use a \`local\` volume with a node affinity, or a driver`,
      );
    },
  },
});
