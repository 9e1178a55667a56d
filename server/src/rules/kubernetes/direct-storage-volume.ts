import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

/** Types that every namespace may use, and one that has rules of its own. */
const common: ReadonlySet<string> = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'hostPath',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

export default rule({
  title: 'Storage named in the pod',
  burden: 'storage',
  severity: 'hint',
  preset: 'all',
  aliases: ['trivy/KSV-0028'],
  on: {
    'kubernetes:volume'(volume, { report }) {
      const { pod, type, source } = volume;
      if (!pod || type === undefined || common.has(type)) return;
      report(
        source?.key?.span ?? volume.at,
        `${called(volume, 'this volume')} names its storage (${type}) in the pod, so who writes pods can reach any of it, and the restricted standard forbids it; claim it with a PersistentVolumeClaim`,
      );
    },
  },
});
