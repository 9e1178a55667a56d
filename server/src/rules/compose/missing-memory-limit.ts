import { unsafe } from '../../core/fix.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Memory limit missing',
  burden: 'resources',
  severity: 'hint',
  preset: 'recommended',
  options: {
    limit: { description: 'The limit that the fix writes.', default: '512M' },
  },
  on: {
    'compose:service'({ node, at, name, limits, extendsElsewhere }, { options, report }) {
      const path = ['deploy', 'resources', 'limits', 'memory'];
      if (extendsElsewhere || limits.memory.length > 0 || !node.lacks(...path)) return;
      const edits = set(node, path, options.limit);
      report(
        at,
        `\`${name}\` has no memory limit: a leak takes the host down with it; set deploy.resources.limits.memory`,
        {
          fixes: [edits && unsafe(`Limit it to ${options.limit}`, ...edits)],
        },
      );
    },
  },
});
