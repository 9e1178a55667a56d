import { called } from '../../kubernetes/called.ts';
import { onceEach } from '../../kubernetes/once.ts';
import { eachStored } from '../../kubernetes/storage-worlds.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Incomplete claim',
  burden: 'storage',
  severity: 'error',
  preset: 'recommended',
  // Patches may leave out anything, and which files are patches is known only from all files.
  project(files, { report }) {
    const reportOnce = onceEach(report);
    eachStored(files, ({ uri, fact }) => {
      for (const { at, name, missing } of fact.storage?.claims ?? []) {
        const place = fact.at + at;
        if (missing.length === 0) continue;
        reportOnce(
          uri,
          place,
          `${called({ name }, 'this claim')} has no ${missing.join(' and no ')}, so the API server rejects it; say ${missing.length > 1 ? 'both' : 'it'}`,
        );
      }
    });
  },
});
