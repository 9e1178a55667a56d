import { called } from '../../kubernetes/called.ts';
import { onceEach } from '../../kubernetes/once.ts';
import { claimNamed, eachStored } from '../../kubernetes/storage-worlds.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Claim for one node used by several pods',
  burden: 'storage',
  severity: 'warning',
  preset: 'recommended',
  project(files, { report }) {
    const reportOnce = onceEach(report);
    eachStored(files, (placed, world) => {
      const { uri, fact } = placed;
      const { claims = [], count = null } = fact.storage?.pods ?? {};
      for (const { at, name } of claims) {
        const place = fact.at + at;
        if (count !== 'several') continue;
        const found = claimNamed(name, placed, world);
        const modes = found?.claim.modes?.map(({ mode }) => mode) ?? [];
        if (!found || modes.length === 0 || !modes.every((mode) => mode.startsWith('ReadWriteOnce'))) continue;
        const single = modes.includes('ReadWriteOncePod');
        reportOnce(
          uri,
          place,
          `all pods of ${called(fact, 'this workload')} use the claim \`${name}\`, which one ${single ? 'pod' : 'node'} at a time may have (${modes.join(', ')}): ${single ? 'the others' : 'those on other nodes'} wait for ever; give each its own in a StatefulSet's volumeClaimTemplates, or use storage with ReadWriteMany`,
          {
            ...(single && { severity: 'error' }),
            related: [{ uri: found.placed.uri, at: found.placed.fact.at + found.claim.at, message: 'The claim' }],
          },
        );
      }
    });
  },
});
