import type { Alias } from '../../core/rule.ts';
import { cacheLeft } from '../../dockerfile/caches.ts';
import { rule } from '../rule.ts';

/** hadolint has a code for each program. */
const aliases: ReadonlyMap<string, Alias> = new Map([
  ['yum', 'hadolint/DL3032'],
  ['zypper', 'hadolint/DL3036'],
  ['dnf', 'hadolint/DL3040'],
  ['microdnf', 'hadolint/DL3040'],
]);

export default rule({
  title: 'rpm cache left in the image',
  burden: 'build',
  severity: 'information',
  preset: 'recommended',
  aliases: [
    'hadolint/DL3032',
    'hadolint/DL3036',
    'hadolint/DL3040',
    'trivy/DS-0015',
    'trivy/DS-0019',
    'trivy/DS-0020',
    'trivy/DS-0027',
  ],
  on: {
    'dockerfile:script'(event, { report }) {
      const left = cacheLeft(event, 'rpm');
      if (!left) return;
      const alias = aliases.get(left.program);
      report(
        left.at.span,
        `what \`${left.program}\` downloads here stays in the layer for good: often hundreds of megabytes; clean up in the same RUN`,
        { fixes: [left.fix], ...(alias && { alias }) },
      );
    },
  },
});
