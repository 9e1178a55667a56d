import { called } from '../../kubernetes/called.ts';
import { cronJobOf } from '../../kubernetes/job.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Job history keeps too much or too little',
  burden: 'resources',
  severity: 'hint',
  preset: 'all',
  options: {
    jobs: { description: 'The largest number of finished jobs to keep that passes.', default: 10, minimum: 1 },
  },
  on: {
    'kubernetes:object'(object, { options, report }) {
      const spec = cronJobOf(object);
      const name = called(object, 'this CronJob');
      for (const key of ['successfulJobsHistoryLimit', 'failedJobsHistoryLimit']) {
        const limit = spec?.get(key);
        if (limit?.number === undefined) continue;
        if (limit.number > options.jobs) {
          report(
            limit.span,
            `${name} keeps ${limit.number} finished jobs with their pods, which fill the API server and the lists that people read; keep fewer`,
          );
        } else if (limit.number === 0 && key === 'failedJobsHistoryLimit') {
          report(limit.span, `${name} keeps no failed job, and with it goes the log that says why; keep one`);
        }
      }
    },
  },
});
