import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

/** The policies that the API server takes for each kind, the one to choose first. A Pod may have any. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  Job: ['OnFailure', 'Never'],
  CronJob: ['OnFailure', 'Never'],
  Deployment: ['Always'],
  DaemonSet: ['Always'],
  StatefulSet: ['Always'],
  ReplicaSet: ['Always'],
  ReplicationController: ['Always'],
  Pod: ['Always', 'OnFailure', 'Never'],
};

export default rule({
  title: 'Restart policy is refused',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  aliases: ['kube-linter/restart-policy', 'kube-score/cronjob-restartpolicy'],
  on: {
    'kubernetes:pod'({ node, workload: { object } }, { report }) {
      const policies = allowed[object.kind];
      if (!policies) return;
      const policy = node.get('restartPolicy');
      // Where it is missing it is Always.
      const isMissing = node.lacks('restartPolicy');
      const effective = isMissing ? 'Always' : policy?.string;
      if (effective === undefined || policies.includes(effective)) return;
      const edits = set(node, 'restartPolicy', policies[0]!);
      const name = called(object, `this ${object.kind}`);
      report(
        isMissing ? object.at : policy!.span,
        isMissing
          ? `${name} has no restartPolicy, which means Always, and a job that is always restarted is refused; choose ${policies.join(' or ')}`
          : `${name} is refused with the restartPolicy \`${effective}\`: a ${object.kind} takes ${policies.join(' or ')}`,
        { fixes: [edits && unsafe(`Set restartPolicy to ${policies[0]}`, ...edits)] },
      );
    },
  },
});
