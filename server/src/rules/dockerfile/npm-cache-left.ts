import { cacheLeft } from '../../dockerfile/caches.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'npm cache left in the image',
  burden: 'build',
  severity: 'information',
  preset: 'recommended',
  aliases: ['hadolint/DL3060'],
  on: {
    'dockerfile:script'(event, { report }) {
      const left = cacheLeft(event, 'npm');
      if (left)
        report(
          left.at.span,
          `what \`${left.program}\` downloads here stays in the layer for good, beside what it installs; clean up in the same RUN, or mount a cache`,
          { fixes: [left.fix] },
        );
    },
  },
});
