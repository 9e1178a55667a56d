import { type PlacedObject, worldsOf } from '../../kubernetes/worlds.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Object that stands twice',
  burden: 'reliability',
  severity: 'warning',
  preset: 'recommended',
  project(files, { report }) {
    const done = new Set<string>();
    for (const { objects } of worldsOf(files)) {
      const first = new Map<string, PlacedObject>();
      for (const placed of objects) {
        const { uri, fact, namespace } = placed;
        // Of what templates make, only one may come to be.
        if (fact.name === null || fact.group === null || files.get(uri)?.data.kubernetes?.templated) continue;
        const identity = `${fact.group} ${fact.kind} ${namespace} ${fact.name}`;
        const before = first.get(identity);
        if (!before) {
          first.set(identity, placed);
          continue;
        }
        // Files that nothing joins may be for clusters of their own.
        const key = `${uri} ${fact.at}`;
        if (before.uri !== uri || before.fact.at === fact.at || done.has(key)) continue;
        done.add(key);
        report(
          uri,
          fact.at,
          `${fact.kind} \`${fact.name}\` stands in this file once before: \`kubectl apply\` lets the last one win, and the other one is lost; rename one, or take it out`,
          { related: [{ uri: before.uri, at: before.fact.at, message: 'the first one' }] },
        );
      }
    }
  },
});
