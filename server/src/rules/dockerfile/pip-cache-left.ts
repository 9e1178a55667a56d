import { cacheLeft } from '../../dockerfile/caches.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'pip cache left in the image',
  burden: 'build',
  severity: 'information',
  preset: 'recommended',
  aliases: ['hadolint/DL3042'],
  on: {
    'dockerfile:script'(event, { report }) {
      const left = cacheLeft(event, 'pip');
      if (left)
        report(
          left.at.span,
          `what \`${left.program}\` downloads here stays in the layer for good, beside what it installs; add --no-cache-dir, or mount a cache`,
          { fixes: [left.fix] },
        );
    },
  },
});
