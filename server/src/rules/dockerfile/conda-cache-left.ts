import { cacheLeft } from '../../dockerfile/caches.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'conda cache left in the image',
  burden: 'build',
  severity: 'information',
  preset: 'recommended',
  on: {
    'dockerfile:script'(event, { report }) {
      const left = cacheLeft(event, 'conda');
      if (left)
        report(
          left.at.span,
          `the archives that \`${left.program}\` downloads here stay in the layer for good, beside what it unpacks: often gigabytes; clean up in the same RUN`,
          { fixes: [left.fix] },
        );
    },
  },
});
