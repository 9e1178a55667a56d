import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { cronJobOf } from '../../kubernetes/job.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Runs of a CronJob may overlap',
  burden: 'resources',
  severity: 'information',
  preset: 'strict',
  on: {
    'kubernetes:object'(object, { report }) {
      const spec = cronJobOf(object);
      const policy = spec?.get('concurrencyPolicy');
      if (!spec || !(spec.lacks('concurrencyPolicy') || policy?.string === 'Allow')) return;
      const edits = set(spec, 'concurrencyPolicy', 'Forbid');
      report(
        policy?.kind === 'scalar' ? policy.span : object.at,
        `a run of ${called(object, 'this CronJob')} that takes too long is joined by the next one, and each slows the others down until the cluster is full; set concurrencyPolicy to Forbid or Replace`,
        { fixes: [edits && unsafe('Forbid a run while another is under way', ...edits)] },
      );
    },
  },
});
