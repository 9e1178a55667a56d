import { safe } from '../../core/fix.ts';
import { blockDriver } from '../../knowledge/storage-drivers.ts';
import { parameter } from '../../kubernetes/storage-class.ts';
import { renameKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Outdated fsType parameter',
  burden: 'storage',
  severity: 'information',
  preset: 'strict',
  on: {
    'kubernetes:storage-class'(storageClass, { report }) {
      const { provisioner, parameters } = storageClass;
      const name = provisioner?.string;
      // The drivers of old know no other name.
      if (name === undefined || name.startsWith('kubernetes.io/') || !blockDriver(name)?.standardFileSystem) return;
      const old = parameter(storageClass, 'fstype');
      if (!old) return;
      const edits = renameKey(parameters!, old.key.text, 'csi.storage.k8s.io/fstype');
      report(
        old.key.span,
        `\`${old.key.text}\` is the name of a driver that is gone, and deprecated for CSI drivers; write \`csi.storage.k8s.io/fstype\``,
        { fixes: [edits && safe('Rename it to csi.storage.k8s.io/fstype', ...edits)] },
      );
    },
  },
});
