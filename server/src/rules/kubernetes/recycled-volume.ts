import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Volume recycled',
  burden: 'storage',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:object'(object, { report }) {
      if (object.kind !== 'PersistentVolume') return;
      const policy = object.node.get('spec', 'persistentVolumeReclaimPolicy');
      if (policy?.string !== 'Recycle') return;
      const edits = replaceScalar(policy, 'Retain');
      report(
        policy.span,
        `\`Recycle\` is deprecated, and a pod runs \`rm -rf\` on ${called(object, 'this volume')} when its claim goes; write Retain, or have volumes made on demand`,
        { fixes: [edits && unsafe('Retain the data', ...edits)] },
      );
    },
  },
});
