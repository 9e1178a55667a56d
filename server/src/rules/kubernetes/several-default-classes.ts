import { eachStored, onceEach } from '../../kubernetes/storage-worlds.ts';
import type { PlacedObject } from '../../kubernetes/worlds.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Several default storage classes',
  burden: 'storage',
  severity: 'warning',
  preset: 'recommended',
  project(files, { report }) {
    const reportOnce = onceEach(report);
    const first = new Map<string, PlacedObject>();
    eachStored(files, (placed) => {
      const { uri, fact } = placed;
      const mark = fact.storage?.storageClass?.isDefault ?? null;
      if (mark === null) return;
      // Classes of other folders may be for other clusters.
      const folder = uri.slice(0, uri.lastIndexOf('/'));
      const other = first.get(folder);
      if (!other) first.set(folder, placed);
      else if (other.fact.name !== fact.name) {
        reportOnce(
          uri,
          fact.at + mark,
          `\`${other.fact.name}\` is the default class too: a claim that names none gets the one that was made last; mark one of them only`,
          { related: [{ uri: other.uri, at: other.fact.at, message: 'The other default class' }] },
        );
      }
    });
  },
});
