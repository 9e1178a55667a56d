import type { ObjectFact } from '../../kubernetes/facts.ts';
import type { Route } from '../../kubernetes/network-facts.ts';
import { onceEach } from '../../kubernetes/once.ts';
import { worldsOf } from '../../kubernetes/worlds.ts';
import { rule } from '../rule.ts';

interface Standing {
  readonly uri: string;
  readonly object: ObjectFact;
  readonly route: Route;
}

export default rule({
  title: 'Host and path of two ingresses',
  burden: 'networking',
  severity: 'warning',
  preset: 'recommended',
  project(files, { report }) {
    const reportOnce = onceEach(report);
    for (const { objects, kind } of worldsOf(files)) {
      const known = new Map<string, Standing>();
      for (const { uri, fact, namespace } of objects) {
        for (const route of fact.network?.routes ?? []) {
          // Loose manifests may be alternatives: only those of one file are sure to be applied together.
          const key = `${route.ingressClass} ${route.host} ${route.path} ${kind === 'rest' ? uri : ''} ${namespace}`;
          const at = fact.at + route.at;
          const first = known.get(key);
          if (!first) known.set(key, { uri, object: fact, route });
          if (!first || (first.uri === uri && first.object.at + first.route.at === at)) continue;
          // The same object in two files is a variant of it, of which a cluster has one.
          if (first.object !== fact && first.object.name === fact.name) continue;
          reportOnce(
            uri,
            at,
            `\`${route.host}\` has this path in \`${first.object.name}\` already, and which of the two answers is up to the controller; keep one, or give them other paths`,
            { related: [{ uri: first.uri, at: first.object.at + first.route.at, message: 'the other' }] },
          );
        }
      }
    }
  },
});
