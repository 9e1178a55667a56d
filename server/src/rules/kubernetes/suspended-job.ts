import { called } from '../../kubernetes/called.ts';
import { cronJobOf, jobOf } from '../../kubernetes/job.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Job is suspended',
  burden: 'reliability',
  severity: 'hint',
  preset: 'all',
  on: {
    'kubernetes:object'(object, { report }) {
      const suspend = (cronJobOf(object) ?? jobOf(object)?.spec)?.get('suspend');
      if (suspend?.boolean !== true) return;
      report(
        suspend.span,
        `${called(object, 'this job')} is suspended and does not run; see whether it was only to be stopped for a while`,
      );
    },
  },
});
