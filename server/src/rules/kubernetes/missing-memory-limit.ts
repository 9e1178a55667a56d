import { unsafe } from '../../core/fix.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Memory limit missing',
  burden: 'resources',
  severity: 'warning',
  preset: 'recommended',
  aliases: [
    'kube-linter/unset-memory-requirements',
    'kube-score/container-resources',
    'polaris/memoryLimitsMissing',
    'checkov/CKV_K8S_13',
    'trivy/KSV-0018',
  ],
  options: {
    limit: { description: 'The limit that the fix writes where the container requests no memory.', default: '512Mi' },
  },
  on: {
    'kubernetes:container'({ kind, node, at, name, resources, pod }, { options, report }) {
      // Ephemeral containers may not have resources; a limit for the whole pod bounds each of its containers.
      if (kind === 'ephemeral' || !pod.node.lacks('resources', 'limits', 'memory')) return;
      if (!node.lacks('resources', 'limits', 'memory')) return;
      const limit = resources.requests.get('memory')?.node.string ?? options.limit;
      const edits = set(node, ['resources', 'limits', 'memory'], limit);
      report(
        at,
        `${name ? `\`${name}\`` : 'This container'} has no memory limit: a leak takes the node down with it; set resources.limits.memory`,
        { fixes: [edits && unsafe(`Limit memory to ${limit}`, ...edits)] },
      );
    },
  },
});
