import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { lacksRequest, lacksResource, staysOn } from '../../kubernetes/requests-and-limits.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'CPU limit missing',
  burden: 'resources',
  severity: 'hint',
  preset: 'strict',
  aliases: ['kube-score/container-resources', 'polaris/cpuLimitsMissing', 'checkov/CKV_K8S_11', 'trivy/KSV-0011'],
  options: {
    limit: { description: 'The limit that the fix writes.', default: '1' },
  },
  on: {
    'kubernetes:container'(container, { options, report }) {
      if (!staysOn(container) || !lacksResource(container, 'limits', 'cpu')) return;
      // Where nothing is said of CPU at all, the request comes first: missing-cpu-request asks for it.
      if (lacksRequest(container, 'cpu')) return;
      const edits = set(container.node, ['resources', 'limits', 'cpu'], options.limit);
      report(
        container.at,
        `${called(container, 'This container')} has no CPU limit: it may take every idle core of its node, so how fast it is depends on its neighbours; set resources.limits.cpu if that matters`,
        { fixes: [edits && unsafe(`Limit CPU to ${options.limit}`, ...edits)] },
      );
    },
  },
});
