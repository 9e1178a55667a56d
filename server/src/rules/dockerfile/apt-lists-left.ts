import { cacheLeft } from '../../dockerfile/caches.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'apt lists left in the image',
  burden: 'build',
  severity: 'information',
  preset: 'recommended',
  aliases: ['hadolint/DL3009'],
  on: {
    'dockerfile:script'(event, { report }) {
      const left = cacheLeft(event, 'apt');
      if (left)
        report(
          left.at.span,
          `the package lists that \`${left.program}\` fetches here stay in the layer for good: tens of megabytes that are out of date tomorrow; remove them in the same RUN`,
          { fixes: [left.fix] },
        );
    },
  },
});
