import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Incomplete resource quota',
  burden: 'resources',
  severity: 'hint',
  preset: 'all',
  aliases: ['trivy/KSV-0040'],
  options: {
    resources: {
      description: 'What it should bound. `requests.cpu` and `cpu` are the same.',
      default: ['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'],
    },
  },
  on: {
    'kubernetes:object'(object, { options, report }) {
      const { kind, node } = object;
      if (kind !== 'ResourceQuota') return;
      const hard = node.get('spec', 'hard');
      // One that only counts objects is not about what they use.
      if (!hard?.entries.some(({ key }) => /^(?:(?:requests|limits)\.)?(?:cpu|memory)$/u.test(key.text))) return;
      const open = options.resources.filter(
        (resource) => hard.lacks(resource) && hard.lacks(resource.replace(/^requests\./u, '')),
      );
      if (open.length === 0) return;
      report(
        hard.key!.span,
        `${called(object, 'this quota')} does not bound ${open.join(', ')}: one workload may take all there is of it; add it`,
      );
    },
  },
});
