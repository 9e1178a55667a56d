import { missingLimit, writeLimit } from '../../compose/limits.ts';
import { unsafe } from '../../core/fix.ts';
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
    'compose:service'(service, { options, report }) {
      const missing = missingLimit(service, 'cpus');
      if (!missing) return;
      const edits = writeLimit(service, 'cpus', options.limit);
      report(
        missing.at,
        `\`${service.name}\` has no CPU limit${missing.isWritten ? ', for this means none' : ''}: one busy loop slows down everything on the host; set deploy.resources.limits.cpus`,
        { fixes: [edits && unsafe(`Limit it to ${options.limit}`, ...edits)] },
      );
    },
  },
});
