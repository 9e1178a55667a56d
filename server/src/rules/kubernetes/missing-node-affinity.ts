import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Node affinity missing',
  burden: 'reliability',
  severity: 'hint',
  preset: 'all',
  aliases: ['kube-linter/no-node-affinity'],
  on: {
    'kubernetes:pod'({ node, at, workload }, { report }) {
      if (!node.lacks('affinity', 'nodeAffinity') || !node.lacks('nodeSelector') || !node.lacks('nodeName')) return;
      report(
        at,
        `${called(workload.object, 'this workload')} takes any node, whatever its processor or zone; if that matters, say so with nodeAffinity or nodeSelector`,
      );
    },
  },
});
