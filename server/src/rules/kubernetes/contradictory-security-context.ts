import { unsafe } from '../../core/fix.ts';
import type { Span } from '../../core/span.ts';
import { contradictions } from '../../kubernetes/contradictions.ts';
import type { Pod } from '../../kubernetes/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Security settings that contradict each other',
  burden: 'security',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:pod'(pod: Pod, { report }) {
      const seen = new Set<Span['start']>();
      for (const { at, message, title, edits } of contradictions(pod)) {
        // What a pod says meets each of its containers.
        if (seen.has(at.start)) continue;
        seen.add(at.start);
        report(at, message, { fixes: [edits && unsafe(title, ...edits)] });
      }
    },
  },
});
