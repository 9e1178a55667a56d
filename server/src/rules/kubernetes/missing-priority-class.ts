import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Priority class missing or not among those to use',
  burden: 'reliability',
  severity: 'hint',
  preset: 'all',
  aliases: ['kube-linter/priority-class-name', 'polaris/priorityClassNotSet'],
  options: {
    allowed: { description: 'The priority classes that workloads may have; any where the list is empty.', default: [] },
  },
  on: {
    'kubernetes:pod'({ node, at, workload }, { options, report }) {
      const name = called(workload.object, 'this workload');
      const priority = node.get('priorityClassName');
      if (node.lacks('priorityClassName')) {
        report(
          at,
          `${name} has no priority class: when the cluster is full it waits or goes like everything else; choose its priorityClassName`,
        );
      } else if (priority?.string !== undefined && options.allowed.length > 0) {
        if (options.allowed.includes(priority.string)) return;
        report(
          priority.span,
          `${name} has the priority class \`${priority.string}\`, which is none of those to use; choose one of ${options.allowed.join(', ')}`,
        );
      }
    },
  },
});
