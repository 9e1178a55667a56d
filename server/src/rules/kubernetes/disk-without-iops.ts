import { unsafe } from '../../core/fix.ts';
import { blockDriver } from '../../knowledge/storage-drivers.ts';
import { called } from '../../kubernetes/called.ts';
import { lacksParameter, parameter } from '../../kubernetes/storage-class.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Provisioned disk without IOPS',
  burden: 'storage',
  severity: 'error',
  preset: 'recommended',
  options: {
    iops: { description: 'The operations a second that the fix asks for.', default: '3000' },
  },
  on: {
    'kubernetes:storage-class'(storageClass, { options, report }) {
      const { object, provisioner } = storageClass;
      if (blockDriver(provisioner?.string)?.volume !== 'awsElasticBlockStore') return;
      const type = parameter(storageClass, 'type')?.value;
      if (!/^io[12]$/u.test(type?.string ?? '') || !lacksParameter(storageClass, 'iops', 'iopspergb')) return;
      const isOld = provisioner!.string!.startsWith('kubernetes.io/');
      const edits = isOld ? undefined : set(object.node, ['parameters', 'iops'], options.iops);
      report(
        type!.span,
        `${called(object, 'this class')} asks for \`${type!.string}\` and not for how fast, so no disk is made; set \`${isOld ? 'iopsPerGB' : 'iops'}\``,
        { fixes: [edits && unsafe(`Ask for ${options.iops} operations a second`, ...edits)] },
      );
    },
  },
});
