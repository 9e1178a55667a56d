import { unsafe } from '../../core/fix.ts';
import { blockDriver } from '../../knowledge/storage-drivers.ts';
import { called } from '../../kubernetes/called.ts';
import type { StorageClass } from '../../kubernetes/model.ts';
import { lacksParameter, parameter } from '../../kubernetes/storage-class.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Zonal disk bound immediately',
  burden: 'storage',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:storage-class'(storageClass, { report }) {
      const { object, provisioner } = storageClass;
      const { node } = object;
      if (!blockDriver(provisioner?.string)?.zonal) return;
      const mode = node.get('volumeBindingMode');
      if (mode ? mode.string !== 'Immediate' : !node.lacks('volumeBindingMode')) return;
      if (isBlob(storageClass)) return;
      // Where the zone is said, there is nothing to wait for.
      if (!node.lacks('allowedTopologies') || !lacksParameter(storageClass, 'zone', 'zones', 'availability')) return;
      const edits = set(node, 'volumeBindingMode', 'WaitForFirstConsumer');
      report(
        mode?.span ?? provisioner!.span,
        `claims of ${called(object, 'this class')} get a disk in some zone before it is known where their pods can run, and such a pod may never start; set volumeBindingMode to WaitForFirstConsumer`,
        { fixes: [edits && unsafe('Wait for the first pod', ...edits)] },
      );
    },
  },
});

/** Azure's disks of old, which are files in a storage account, know no zone. */
function isBlob(storageClass: StorageClass): boolean {
  const kind = parameter(storageClass, 'kind')?.value.string ?? 'managed';
  return kind.toLowerCase() !== 'managed' || parameter(storageClass, 'storageaccount') !== undefined;
}
