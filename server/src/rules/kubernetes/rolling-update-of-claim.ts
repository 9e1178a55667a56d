import { called } from '../../kubernetes/called.ts';
import { onceEach } from '../../kubernetes/once.ts';
import { claimNamed, eachStored } from '../../kubernetes/storage-worlds.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Rolling update of a pod with a disk',
  burden: 'storage',
  severity: 'warning',
  preset: 'strict',
  project(files, { report }) {
    const reportOnce = onceEach(report);
    eachStored(files, (placed, world) => {
      const { uri, fact } = placed;
      const pods = fact.storage?.pods;
      if (!pods?.rolls || pods.count !== 'one') return;
      const used = pods.claims.find(({ name }) =>
        claimNamed(name, placed, world)?.claim.modes?.every(({ mode }) => mode.startsWith('ReadWriteOnce')),
      );
      const place = fact.at + (used?.at ?? 0);
      if (!used) return;
      const { recreate } = pods;
      reportOnce(
        uri,
        place,
        `on an update the new pod of ${called(fact, 'this Deployment')} starts while the old one still has the claim \`${used.name}\`: on another node it waits for ever, and on the same node both write; set the strategy to Recreate`,
        {
          fixes: [
            recreate
              ? {
                  title: 'Stop the old pod first',
                  safety: 'unsafe',
                  edits: [{ at: fact.at + recreate.at, text: recreate.text }],
                }
              : undefined,
          ],
        },
      );
    });
  },
});
