import { missingLimit, writeLimit } from '../../compose/limits.ts';
import { unsafe } from '../../core/fix.ts';
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
    'compose:service'(service, { options, report }) {
      const missing = missingLimit(service, 'memory');
      if (!missing) return;
      const edits = writeLimit(service, 'memory', options.limit);
      report(
        missing.at,
        `\`${service.name}\` has no memory limit${missing.isWritten ? ', for this means none' : ''}: a leak takes the host down with it; set deploy.resources.limits.memory`,
        { fixes: [edits && unsafe(`Limit it to ${options.limit}`, ...edits)] },
      );
    },
  },
});
