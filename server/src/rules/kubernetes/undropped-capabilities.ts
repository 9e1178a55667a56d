import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { isAlmighty, keptCapabilities } from '../../kubernetes/security-context.ts';
import { addItem, set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

const path = ['securityContext', 'capabilities', 'drop'];

export default rule({
  title: 'Capabilities not dropped',
  burden: 'security',
  severity: 'information',
  preset: 'strict',
  aliases: [
    'kube-linter/drop-net-raw-capability',
    'polaris/insecureCapabilities',
    'polaris/linuxHardening',
    'checkov/CKV_K8S_28',
    'checkov/CKV_K8S_37',
    'trivy/KSV-0003',
    'trivy/KSV-0004',
    'trivy/KSV-0106',
    'trivy/KSV-0119',
  ],
  options: { drop: { description: 'What containers have to drop.', default: ['ALL'] } },
  on: {
    'kubernetes:container'(container, { options, report }) {
      const { node, at, pod } = container;
      if (pod.os === 'windows' || isAlmighty(container)) return;
      // The runtimes take either case.
      const lowerCase = node.get(...path)?.items.some(({ string }) => string?.toUpperCase() === 'ALL');
      const [first, ...more] = lowerCase ? [] : keptCapabilities(container, options.drop);
      if (first === undefined) return;
      const drop = node.get(...path);
      const isList = drop?.kind === 'sequence' && drop.items.length > 0;
      const edits = isList ? addItem(drop, first) : set(node, path, [first, ...more]);
      report(
        drop?.key?.span ?? at,
        `${called(container, 'This container')} keeps ${options.drop.includes('ALL') ? 'what every container may do, such as to forge packets and to open the files of others' : `\`${first}\``}: few programs need that, and attackers do; drop ${[first, ...more].join(', ')}, and add what it needs`,
        { fixes: [edits && unsafe(`Drop ${first}`, ...edits)] },
      );
    },
  },
});
