import { called } from '../../kubernetes/called.ts';
import { wantsProbes } from '../../kubernetes/probes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Liveness probe waits where a startup probe would ask',
  burden: 'reliability',
  severity: 'hint',
  preset: 'all',
  options: {
    seconds: { description: 'The longest delay of a liveness probe that passes.', default: 30, minimum: 0 },
  },
  on: {
    'kubernetes:container'(container, { options, report }) {
      const { node } = container;
      const delay = node.get('livenessProbe', 'initialDelaySeconds');
      if (!wantsProbes(container) || (delay?.number ?? 0) <= options.seconds || !node.lacks('startupProbe')) return;
      report(
        delay!.span,
        `${called(container, 'this container')} is not watched for its first ${delay!.number} seconds, and restarted for ever where it needs longer; let a startupProbe find out when it has started`,
      );
    },
  },
});
