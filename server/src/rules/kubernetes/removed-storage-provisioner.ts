import { unsafe } from '../../core/fix.ts';
import { type InTreeStorage, inTreeStorage } from '../../knowledge/in-tree-storage.ts';
import { called } from '../../kubernetes/called.ts';
import type { StorageClass } from '../../kubernetes/model.ts';
import { renameKey, replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Removed storage driver used',
  burden: 'storage',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:storage-class'(storageClass, { report }) {
      const { object, provisioner } = storageClass;
      const driver = inTreeStorage.find((driver) => driver.provisioner && driver.provisioner === provisioner?.string);
      if (!driver || !provisioner) return;
      report(provisioner.span, fault(called(object, 'This class'), driver), {
        ...severity(driver),
        fixes: [useCsi(storageClass, driver)],
      });
    },
    'kubernetes:volume'(volume, { report }) {
      const { type, source, at } = volume;
      const span = source?.key?.span ?? at;
      const name = called({ name: volume.name ?? volume.object.name }, 'This volume');
      if (type === 'flexVolume') {
        report(
          span,
          `${name} is a FlexVolume, which is deprecated and needs an executable on every node: use a CSI driver`,
          {
            severity: 'warning',
          },
        );
      }
      const driver = inTreeStorage.find(({ volume }) => volume === type);
      if (driver) report(span, fault(name, driver), severity(driver));
    },
  },
});

function fault(name: string, { release, csi, redirected, volume }: InTreeStorage): string {
  if (volume === 'gitRepo') {
    return `${name} is a gitRepo volume, which is off since Kubernetes ${release}, so its pod does not start: clone into an emptyDir in an init container`;
  }
  const gone = `${name} uses a driver that Kubernetes ${release} removed`;
  if (redirected) return `${gone}: it works only where ${csi} takes over; use that driver`;
  return csi ? `${gone}, so it no longer works: use ${csi}` : `${gone}, so it no longer works, and has no successor`;
}

function severity({ redirected }: InTreeStorage) {
  return redirected ? ({ severity: 'warning' } as const) : {};
}

/** Offered where the CSI driver knows all parameters: by the same names, but for the file system. */
function useCsi({ provisioner, parameters }: StorageClass, { csi, redirected, kept }: InTreeStorage) {
  if (!csi || !redirected || !provisioner || parameters?.complete === false) return undefined;
  const others = (parameters?.entries ?? []).filter(({ key, value }) => {
    const name = key.text.toLowerCase();
    return !kept.includes(name) && !kept.includes(`${name}=${value.string?.toLowerCase()}`);
  });
  if (others.some(({ key }) => key.text.toLowerCase() !== 'fstype')) return undefined;
  const renames = others.map(({ key }) => renameKey(parameters!, key.text, 'csi.storage.k8s.io/fstype'));
  const edits = [replaceScalar(provisioner, csi), ...renames];
  return edits.every((edit) => edit !== undefined) ? unsafe(`Use ${csi}`, ...edits.flat()) : undefined;
}
