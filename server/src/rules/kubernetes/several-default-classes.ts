import { folderPrefix } from '../../kubernetes/folders.ts';
import { onceEach } from '../../kubernetes/once.ts';
import { eachStored } from '../../kubernetes/storage-worlds.ts';
import type { PlacedObject, World } from '../../kubernetes/worlds.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Several default storage classes',
  burden: 'storage',
  severity: 'warning',
  preset: 'recommended',
  project(files, { report }) {
    const reportOnce = onceEach(report);
    const first = new Map<World | string, PlacedObject>();
    eachStored(files, (placed, world) => {
      const { uri, fact } = placed;
      const mark = fact.storage?.storageClass?.isDefault ?? null;
      if (mark === null) return;
      // Of what merely stands about, classes of other folders may be for other clusters.
      const together = world.kind === 'rest' ? folderPrefix(uri) : world;
      const other = first.get(together);
      if (!other) first.set(together, placed);
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
