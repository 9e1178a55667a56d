import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { podCount, rolloutOf } from '../../kubernetes/rollout.ts';
import { removeKey, set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Update strategy is refused',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:object'(object, { report }) {
      const rollout = rolloutOf(object);
      const rolling = rollout?.node?.get('rollingUpdate');
      if (!rollout?.node || rolling?.kind !== 'mapping' || object.kind === 'DeploymentConfig') return;
      const name = called(object, 'this workload');
      if (rollout.type !== undefined && rollout.type !== 'RollingUpdate') {
        const edits = removeKey(rollout.node, 'rollingUpdate');
        report(
          rolling.key?.span ?? rolling.span,
          `${name} is refused: it says how to roll an update out, and with ${rollout.type} that it does not; take one of the two out`,
          { fixes: [edits && unsafe('Remove rollingUpdate', ...edits)] },
        );
        return;
      }
      const unavailable = rolling.get('maxUnavailable');
      const surge = rolling.get('maxSurge');
      for (const count of [unavailable, surge]) {
        const { amount = 0, isPercent = false } = podCount(count?.string) ?? {};
        if (count && isPercent && amount > 100)
          report(
            count.span,
            `${name} is refused: ${count.string} of its pods are more than it has; write at most 100%`,
          );
      }
      const isZero = (node: typeof surge) => podCount(node?.string)?.amount === 0;
      // A Deployment without either has 25 % of both; a DaemonSet without maxSurge has none of it.
      const hasNoSurge = isZero(surge) || (object.kind === 'DaemonSet' && rolling.lacks('maxSurge'));
      if (object.kind === 'StatefulSet' || !unavailable || !isZero(unavailable) || !hasNoSurge) return;
      const edits = set(rolling, 'maxSurge', 1);
      report(
        unavailable.span,
        `${name} is refused: with neither a pod less nor a pod more than it has, nothing can be updated; allow one in maxSurge or maxUnavailable`,
        { fixes: [edits && unsafe('Allow one more pod', ...edits)] },
      );
    },
  },
});
