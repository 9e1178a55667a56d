import { called } from '../../kubernetes/called.ts';
import { jobOf } from '../../kubernetes/job.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Job may start too many pods',
  burden: 'resources',
  severity: 'information',
  preset: 'strict',
  options: {
    parallelism: { description: 'The largest number of pods at once that passes.', default: 100, minimum: 1 },
    retries: { description: 'The largest backoffLimit that passes.', default: 20, minimum: 0 },
  },
  on: {
    'kubernetes:object'(object, { options, report }) {
      const spec = jobOf(object)?.spec;
      const name = called(object, 'this job');
      const parallelism = spec?.get('parallelism');
      if (parallelism?.number !== undefined && parallelism.number > options.parallelism) {
        report(
          parallelism.span,
          `${name} starts ${parallelism.number} pods at once: it takes the room of everything else, or brings nodes that you pay for; lower parallelism`,
        );
      }
      const retries = spec?.get('backoffLimit');
      if (retries?.number !== undefined && retries.number > options.retries) {
        report(
          retries.span,
          `${name} is tried ${retries.number + 1} times before it counts as failed: a fault stays unseen, and costs as much as ${retries.number + 1} runs; lower backoffLimit`,
        );
      }
    },
  },
});
