import { called } from '../../kubernetes/called.ts';
import { isReplicated } from '../../kubernetes/replicated.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Too many replicas',
  burden: 'resources',
  severity: 'warning',
  preset: 'strict',
  options: {
    maximum: { description: 'The largest number of replicas that passes.', default: 100, minimum: 1 },
  },
  on: {
    'kubernetes:object'(object, { options, report }) {
      const replicas = isReplicated(object) ? object.node.get('spec', 'replicas') : undefined;
      if (replicas?.number === undefined || replicas.number <= options.maximum) return;
      report(
        replicas.span,
        `${called(object, 'this workload')} starts ${replicas.number} pods: a slip of the finger here fills the cluster, or becomes a bill; set replicas to what you would pay for`,
      );
    },
  },
});
