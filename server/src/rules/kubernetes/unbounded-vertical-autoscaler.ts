import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Vertical autoscaler without an upper bound',
  burden: 'resources',
  severity: 'information',
  preset: 'strict',
  on: {
    'kubernetes:object'(object, { report }) {
      const { kind, group, node } = object;
      if (kind !== 'VerticalPodAutoscaler' || (group !== undefined && group !== 'autoscaling.k8s.io')) return;
      // It only advises.
      if (node.get('spec', 'updatePolicy', 'updateMode')?.string === 'Off') return;
      const name = called(object, 'this autoscaler');
      const policies = ['spec', 'resourcePolicy', 'containerPolicies'];
      if (node.lacks(...policies, 0))
        report(object.at, `${name} may request all of a node for a container that leaks; set maxAllowed for it`);
      for (const policy of node.get(...policies)?.items ?? []) {
        if (policy.get('mode')?.string === 'Off' || !policy.lacks('maxAllowed')) continue;
        const container = policy.get('containerName');
        const whom = container?.string === '*' ? 'each container' : `\`${container?.string ?? 'this container'}\``;
        report(
          container?.span ?? policy.span,
          `${name} may request all of a node for ${whom} if it leaks; set maxAllowed`,
        );
      }
    },
  },
});
