import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { cronJobOf, jobOf } from '../../kubernetes/job.ts';
import { removeKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Jobs of a CronJob go before its history limits say so',
  burden: 'reliability',
  severity: 'hint',
  preset: 'all',
  aliases: ['kube-linter/job-ttl-seconds-after-finished'],
  on: {
    'kubernetes:object'(object, { report }) {
      const ttl = cronJobOf(object) && jobOf(object)?.spec.get('ttlSecondsAfterFinished');
      if (!ttl?.key || ttl.kind === 'null') return;
      const edits = removeKey(jobOf(object)!.spec, 'ttlSecondsAfterFinished');
      report(
        ttl.key.span,
        `the jobs of ${called(object, 'this CronJob')} go after this time or by its history limits, whichever is first, so a failed run may be gone before anyone looks; leave it to the limits`,
        { fixes: [edits && unsafe('Remove ttlSecondsAfterFinished', ...edits)] },
      );
    },
  },
});
