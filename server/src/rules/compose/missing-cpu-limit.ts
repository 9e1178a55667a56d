import { unsafe } from '../../core/fix.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'CPU limit missing',
  burden: 'resources',
  severity: 'hint',
  preset: 'strict',
  options: {
    limit: { description: 'The limit that the fix writes.', default: '1.0' },
  },
  on: {
    'compose:service'({ node, at, name, limits, extendsElsewhere }, { options, report }) {
      const path = ['deploy', 'resources', 'limits', 'cpus'];
      if (extendsElsewhere || limits.cpus.length > 0 || !node.lacks(...path)) return;
      const edits = set(node, path, options.limit);
      report(
        at,
        `\`${name}\` has no CPU limit: one busy loop slows down everything on the host; set deploy.resources.limits.cpus`,
        {
          fixes: [edits && unsafe(`Limit it to ${options.limit}`, ...edits)],
        },
      );
    },
  },
});
