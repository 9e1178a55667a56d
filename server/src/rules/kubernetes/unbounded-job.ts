import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { jobOf } from '../../kubernetes/job.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Job may run for ever',
  burden: 'resources',
  severity: 'information',
  preset: 'strict',
  options: {
    seconds: { description: 'The time that the fix gives a job.', default: 3600, minimum: 1 },
  },
  on: {
    'kubernetes:workload'({ object, pod }, { options, report }) {
      const job = jobOf(object);
      if (!job?.spec.lacks('activeDeadlineSeconds') || !pod.node.lacks('activeDeadlineSeconds')) return;
      const edits = set(job.spec, 'activeDeadlineSeconds', options.seconds);
      report(
        object.at,
        `nothing ends ${called(object, 'this job')} when it hangs: it keeps what it requests, and runs that wait for it never start; set activeDeadlineSeconds`,
        { fixes: [edits && unsafe(`End it after ${options.seconds} seconds`, ...edits)] },
      );
    },
  },
});
