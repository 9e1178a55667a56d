import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { cronJobOf } from '../../kubernetes/job.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

/** The controller looks every ten seconds: what has to start within less may never do so. */
const shortest = 10;

export default rule({
  title: 'CronJob has no useful starting deadline',
  burden: 'reliability',
  severity: 'information',
  preset: 'strict',
  aliases: ['kube-score/cronjob-has-deadline'],
  options: {
    seconds: { description: 'The deadline that the fix writes.', default: 300, minimum: 10 },
  },
  on: {
    'kubernetes:object'(object, { options, report }) {
      const spec = cronJobOf(object);
      if (!spec) return;
      const name = called(object, 'this CronJob');
      const edits = set(spec, 'startingDeadlineSeconds', options.seconds);
      const fixes = [edits && unsafe(`Set startingDeadlineSeconds to ${options.seconds}`, ...edits)];
      const deadline = spec.get('startingDeadlineSeconds');
      if (spec.lacks('startingDeadlineSeconds')) {
        report(
          object.at,
          `${name} has no startingDeadlineSeconds: after more than 100 missed runs it is not started any more, and a late run starts however late it is; set one`,
          { fixes },
        );
      } else if (deadline?.number !== undefined && deadline.number < shortest) {
        report(
          deadline.span,
          `${name} has to start within ${deadline.number} seconds, but Kubernetes looks every ${shortest}: runs are left out; allow more`,
          { fixes, severity: 'warning' },
        );
      }
    },
  },
});
