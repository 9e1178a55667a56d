import { unsafe } from '../../core/fix.ts';
import { claims } from '../../kubernetes/availability-facts.ts';
import { called } from '../../kubernetes/called.ts';
import { podCount, rolloutOf } from '../../kubernetes/rollout.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Rollout takes every replica down',
  burden: 'reliability',
  severity: 'information',
  preset: 'strict',
  aliases: ['kube-linter/no-rolling-update-strategy', 'kube-score/deployment-strategy'],
  on: {
    'kubernetes:workload'(workload, { report }) {
      const { object } = workload;
      const rollout = rolloutOf(object);
      const type = rollout?.node?.get('type');
      const name = called(object, 'this workload');
      if (rollout?.type === 'OnDelete') {
        report(
          type!.span,
          `${name} is not updated until someone deletes its pods: a new version, and its fixes, may never run; use RollingUpdate`,
        );
      } else if (type && rollout?.type !== undefined && !/^Rolling(?:Update)?$/u.test(rollout.type)) {
        // Two versions that write to one disk would be worse than a pause.
        if (claims([workload], object)) return;
        // What stands beside Recreate is refused there, so there is nothing else to change.
        const edits = object.kind === 'Deployment' ? replaceScalar(type, 'RollingUpdate') : undefined;
        report(
          type.span,
          `${name} is down during each update, for all old pods end before new ones start; use RollingUpdate unless two versions cannot run at once`,
          { fixes: [edits && unsafe('Use RollingUpdate', ...edits)] },
        );
      }
      const unavailable = rollout?.node?.get('rollingUpdate', 'maxUnavailable');
      const count = podCount(unavailable?.string);
      if (unavailable && object.kind !== 'DaemonSet' && count?.isPercent && count.amount === 100) {
        report(
          unavailable.span,
          `${name} may lose all its pods at once during an update; set maxUnavailable to what it can do without`,
        );
      }
    },
  },
});
