import { unsafe } from '../../core/fix.ts';
import { blockDriver } from '../../knowledge/storage-drivers.ts';
import { called } from '../../kubernetes/called.ts';
import { lacksParameter } from '../../kubernetes/storage-class.ts';
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
      // Where the zone is said, there is nothing to wait for.
      if (!node.lacks('allowedTopologies') || !lacksParameter(storageClass, 'zone', 'zones', 'availability')) return;
      const edits = set(node, 'volumeBindingMode', 'WaitForFirstConsumer');
      report(
        mode?.span ?? provisioner!.span,
        `the disks of ${called(object, 'this class')} are made in some zone before it is known where their pods can run, and such a pod may never start; set volumeBindingMode to WaitForFirstConsumer`,
        { fixes: [edits && unsafe('Wait for the first pod', ...edits)] },
      );
    },
  },
});
