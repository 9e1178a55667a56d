import { safeSysctls } from '../../knowledge/sysctls.ts';
import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Unsafe sysctl set',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/unsafe-sysctls', 'trivy/KSV-0026'],
  options: {
    allowed: {
      description: 'Sysctls that your nodes allow (--allowed-unsafe-sysctls); `net.core.*` names a group.',
      default: [],
    },
  },
  on: {
    'kubernetes:pod'({ node, workload }, { options, report }) {
      for (const sysctl of node.get('securityContext', 'sysctls')?.items ?? []) {
        const name = sysctl.get('name');
        // The kernel takes slashes for dots.
        const dotted = name?.string?.replaceAll('/', '.');
        if (!name || dotted === undefined || safeSysctls.has(dotted)) continue;
        const isAllowed = options.allowed.some((allowed) =>
          allowed.endsWith('*') ? dotted.startsWith(allowed.slice(0, -1)) : dotted === allowed,
        );
        if (isAllowed) continue;
        report(
          name.span,
          `\`${name.string}\` is not among the safe sysctls: a node that was not told to allow it refuses to run ${called(workload.object, 'the pod')}; do without it, or allow it on the nodes`,
        );
      }
    },
  },
});
