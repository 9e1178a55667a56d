import { called } from '../../kubernetes/called.ts';
import { probesOf } from '../../kubernetes/probes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Probe waits longer than its period',
  burden: 'reliability',
  severity: 'information',
  preset: 'strict',
  on: {
    'kubernetes:container'(container, { report }) {
      for (const { word, node } of probesOf(container)) {
        const timeout = node.get('timeoutSeconds');
        const period = node.lacks('periodSeconds') ? 10 : node.get('periodSeconds')?.number;
        if (timeout?.number === undefined || period === undefined || timeout.number <= period) continue;
        report(
          timeout.span,
          `the ${word} probe of ${called(container, 'this container')} waits ${timeout.number} seconds though it asks every ${period}: a hanging container is found later than the numbers say; wait no longer than periodSeconds`,
        );
      }
    },
  },
});
