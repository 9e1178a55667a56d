import { called } from '../../kubernetes/called.ts';
import { unmetWishes } from '../../kubernetes/counterparts.ts';
import { worldsOf } from '../../kubernetes/worlds.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Service account missing',
  burden: 'reliability',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/non-existent-service-account'],
  project(files, { report }) {
    const unmet = unmetWishes(
      worldsOf(files),
      ({ fact }) => (fact.access?.pods ?? []).filter(({ account }) => account !== 'default'),
      ({ account }, { namespace }, { objects }) => {
        const accounts = objects.filter(
          (other) => other.fact.kind === 'ServiceAccount' && other.namespace === namespace,
        );
        // Where there is none at all, they are plainly kept elsewhere.
        return (
          account === null || accounts.length === 0 || accounts.some(({ fact }) => !fact.name || fact.name === account)
        );
      },
    );
    for (const { wish, placed } of unmet) {
      report(
        placed.uri,
        placed.fact.at + wish.at,
        `no service account \`${wish.account}\` is in the namespace \`${placed.namespace}\` here: ${called(placed.fact, 'the workload')} starts no pod without it; add it, or correct the name`,
      );
    }
  },
});
