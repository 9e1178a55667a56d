import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { jobOf } from '../../kubernetes/job.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

/** Helm and Argo CD remove what they run as a hook, or replace it the next time. */
const hooks = ['helm.sh/hook', 'argocd.argoproj.io/hook'];

export default rule({
  title: 'Finished job is kept for ever',
  burden: 'resources',
  severity: 'information',
  preset: 'strict',
  aliases: ['kube-linter/job-ttl-seconds-after-finished'],
  options: {
    seconds: { description: 'How long the fix keeps a finished job.', default: 86_400, minimum: 0 },
  },
  on: {
    'kubernetes:object'(object, { options, report }) {
      const job = jobOf(object);
      if (!job || job.isManaged || !job.spec.lacks('ttlSecondsAfterFinished')) return;
      if (hooks.some((hook) => !object.node.lacks('metadata', 'annotations', hook))) return;
      const edits = set(job.spec, 'ttlSecondsAfterFinished', options.seconds);
      report(
        object.at,
        `${called(object, 'this job')} and its pods stay when they are done, until someone removes them; set ttlSecondsAfterFinished`,
        { fixes: [edits && unsafe(`Remove it after ${options.seconds} seconds`, ...edits)] },
      );
    },
  },
});
