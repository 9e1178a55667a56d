import { unsafe } from '../../core/fix.ts';
import { similar } from '../../core/similar.ts';
import { called } from '../../kubernetes/called.ts';
import { volumeNames, volumeUses } from '../../kubernetes/mounts.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Mount of an unknown volume',
  burden: 'storage',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:pod'(pod, { report }) {
      const names = volumeNames(pod);
      if (!names) return;
      for (const container of pod.containers) {
        for (const { name } of volumeUses(container)) {
          if (name?.string === undefined || names.has(name.string)) continue;
          const meant = similar(name.string, [...names]);
          const edits = meant === undefined ? undefined : replaceScalar(name, meant);
          report(
            name.span,
            `${called(container, 'This container')} mounts \`${name.string}\`, but the pod has no such volume, so the API server rejects it; ${meant ? `is \`${meant}\` meant?` : 'add it to volumes'}`,
            { fixes: [edits && unsafe(`Mount ${meant}`, ...edits)] },
          );
        }
      }
    },
  },
});
