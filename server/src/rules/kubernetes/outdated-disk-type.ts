import { unsafe } from '../../core/fix.ts';
import { blockDriver } from '../../knowledge/storage-drivers.ts';
import { called } from '../../kubernetes/called.ts';
import { parameter } from '../../kubernetes/storage-class.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Outdated disk type',
  burden: 'storage',
  severity: 'information',
  preset: 'recommended',
  on: {
    'kubernetes:storage-class'(storageClass, { report }) {
      const { object, provisioner } = storageClass;
      // What was part of Kubernetes has to be replaced first, which is another rule's to say.
      if (!provisioner?.string || provisioner.string.startsWith('kubernetes.io/')) return;
      if (blockDriver(provisioner.string)?.volume !== 'awsElasticBlockStore') return;
      const type = parameter(storageClass, 'type')?.value;
      const successor = successors.get(type?.string ?? '');
      if (!type || !successor) return;
      const edits = replaceScalar(type, successor.type);
      report(
        type.span,
        `the disks of ${called(object, 'this class')} are of the type \`${type.string}\`; \`${successor.type}\` ${successor.gain}`,
        { fixes: [edits && unsafe(`Use ${successor.type}`, ...edits)] },
      );
    },
  },
});

const successors: ReadonlyMap<string, { readonly type: string; readonly gain: string }> = new Map([
  ['gp2', { type: 'gp3', gain: 'costs a fifth less, and is as fast at any size' }],
  ['standard', { type: 'gp3', gain: 'is an SSD, and many times as fast' }],
  ['io1', { type: 'io2', gain: 'costs the same and fails a hundredth as often' }],
]);
