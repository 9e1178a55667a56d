import { worldsOf } from '../../kubernetes/worlds.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Namespace without bounds',
  burden: 'resources',
  severity: 'information',
  preset: 'strict',
  project(files, { report }) {
    const unbounded = new Map<string, { readonly uri: string; readonly at: number; readonly name: string }>();
    const bounded = new Set<string>();
    for (const { objects, open } of worldsOf(files)) {
      const of = (namespace: string) => objects.filter((placed) => placed.namespace === namespace);
      for (const { uri, fact } of objects) {
        if (fact.kind !== 'Namespace' || fact.group !== '' || fact.name === null) continue;
        const place = `${fact.at} ${uri}`;
        const inside = of(fact.name);
        if (open || inside.some(({ fact: { kind } }) => kind === 'LimitRange' || kind === 'ResourceQuota')) {
          bounded.add(place);
        } else if (inside.some(({ fact: { podLabels } }) => podLabels.length > 0)) {
          unbounded.set(place, { uri, at: fact.at, name: fact.name });
        }
      }
    }
    for (const [place, { uri, at, name }] of unbounded) {
      if (bounded.has(place)) continue;
      report(
        uri,
        at,
        `nothing bounds what the pods of the namespace \`${name}\` may take together: one of them may starve the others, and other namespaces; add a ResourceQuota, and a LimitRange with defaults`,
      );
    }
  },
});
