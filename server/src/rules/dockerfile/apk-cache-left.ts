import { cacheLeft } from '../../dockerfile/caches.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'apk cache left in the image',
  burden: 'build',
  severity: 'information',
  preset: 'recommended',
  aliases: ['hadolint/DL3019', 'trivy/DS-0025'],
  on: {
    'dockerfile:script'(event, { report }) {
      const left = cacheLeft(event, 'apk');
      if (left)
        report(
          left.at.span,
          `the index that \`${left.program}\` fetches here stays in the layer for good; add --no-cache`,
          { fixes: [left.fix] },
        );
    },
  },
});
