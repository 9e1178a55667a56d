import { removedStorageDrivers } from '../../knowledge/daemon-keys.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Storage driver that was removed',
  burden: 'storage',
  severity: 'error',
  preset: 'recommended',
  on: {
    'docker-daemon:file'({ root }, { report }) {
      const driver = root.get('storage-driver');
      const name = driver?.string ?? '';
      if (!driver || !Object.hasOwn(removedStorageDrivers, name)) return;
      report(
        driver.span,
        `Docker ${removedStorageDrivers[name]} removed the storage driver \`${name}\`, and does not start with it; move to \`overlay2\`: save images before, for they are not carried over`,
      );
    },
  },
});
