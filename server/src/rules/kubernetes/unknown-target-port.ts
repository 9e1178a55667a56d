import { called } from '../../kubernetes/called.ts';
import { matches } from '../../kubernetes/network-facts.ts';
import { relabelledWorlds } from '../../kubernetes/relabelled.ts';
import { makesPods, missing } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Service leads to a port name that is not there',
  burden: 'networking',
  severity: 'error',
  preset: 'recommended',
  project(files, { report }) {
    const relabelled = relabelledWorlds(files);
    const found = missing(files, ({ object, namespace, world }) => {
      const targets = object.availability?.service?.targets ?? [];
      const selector = object.selector;
      if (targets.length === 0 || !selector || relabelled.has(world)) return [];
      const near = world.objects.filter((placed) => placed.namespace === namespace);
      const pods = near.filter(({ fact }) =>
        fact.podLabels.some((labels) => matches({ labels: selector, expressions: [] }, labels)),
      );
      // Who makes pods may make some for this service too.
      if (pods.length === 0 || near.some(makesPods)) return [];
      const names = pods.map(({ fact }) => fact.availability?.portNames);
      if (names.some((list) => !list)) return [];
      return targets
        .filter(({ name }) => !names.some((list) => list!.includes(name)))
        .map(({ at, name }) => ({ at, name, pods: pods.map(({ fact }) => fact.name), known: names.flat() }));
    });
    for (const { uri, at, object, name, pods, known } of found) {
      const owners = [...new Set(pods)].map((owner) => `\`${owner ?? 'a pod'}\``).join(', ');
      const ports = [...new Set(known)].map((port) => `\`${port}\``).join(', ');
      report(
        uri,
        at,
        `no port of ${owners} is named \`${name}\`, so ${called(object, 'this service')} reaches nothing; ${ports ? `name one of ${ports}` : 'write the number, or name the port of the container'}`,
      );
    }
  },
});
