import { blockDriver } from '../../knowledge/storage-drivers.ts';
import { called } from '../../kubernetes/called.ts';
import { onceEach } from '../../kubernetes/once.ts';
import { classNamed, eachStored } from '../../kubernetes/storage-worlds.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Block disk shared by several nodes',
  burden: 'storage',
  severity: 'warning',
  preset: 'recommended',
  project(files, { report }) {
    const reportOnce = onceEach(report);
    eachStored(files, (placed, world) => {
      const { uri, fact } = placed;
      for (const { className, modes, block, name } of fact.storage?.claims ?? []) {
        const shared = modes?.find(({ mode }) => mode === 'ReadWriteMany');
        if (!shared || block) continue;
        const provisioner =
          fact.kind === 'PersistentVolume' ? className! : classNamed(className, placed, world)?.provisioner;
        const driver = blockDriver(provisioner);
        if (!driver || driver.sharesFiles) continue;
        reportOnce(
          uri,
          fact.at + shared.at,
          `${called({ name: name ?? fact.name }, 'this claim')} wants files that many nodes write, and ${provisioner} gives out disks that one node mounts: no pod gets it; use storage for shared files, or ReadWriteOnce`,
        );
      }
    });
  },
});
