import { unsafe } from '../../core/fix.ts';
import { blockDriver } from '../../knowledge/storage-drivers.ts';
import { called } from '../../kubernetes/called.ts';
import { lacksParameter, parameter } from '../../kubernetes/storage-class.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Storage class without encryption',
  burden: 'storage',
  severity: 'hint',
  preset: 'strict',
  on: {
    'kubernetes:storage-class'(storageClass, { report }) {
      const { object, provisioner } = storageClass;
      const encrypts = blockDriver(provisioner?.string)?.encrypts;
      if (!encrypts) return;
      const written = parameter(storageClass, 'encrypted')?.value;
      if (written ? written.boolean !== false : !lacksParameter(storageClass, 'encrypted')) return;
      // Others need a secret with the key besides.
      const key = written?.key?.text ?? 'encrypted';
      const edits = encrypts.otherwise === 'account' ? set(object.node, ['parameters', key], 'true') : undefined;
      const name = called(object, 'this class');
      report(
        written?.span ?? provisioner!.span,
        written || encrypts.otherwise === 'never'
          ? `the disks of ${name} are not encrypted: whoever gets at one or its snapshot reads it; set \`encrypted: "true"\``
          : `whether the disks of ${name} are encrypted is left to the account; say so with \`encrypted: "true"\``,
        {
          ...(written && { severity: 'warning' }),
          fixes: [edits && unsafe('Encrypt its disks', ...edits)],
        },
      );
    },
  },
});
