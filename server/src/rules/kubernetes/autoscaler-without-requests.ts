import { called } from '../../kubernetes/called.ts';
import { patchedObjects } from '../../kubernetes/patched.ts';
import { goTogether, scaledBy } from '../../kubernetes/scaling.ts';
import { missing } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Autoscaler goes by requests that are missing',
  burden: 'resources',
  severity: 'error',
  preset: 'recommended',
  project(files, { report }) {
    const patched = patchedObjects(files);
    const found = missing(files, (standing) => {
      const { object, namespace, world } = standing;
      if (!object.availability?.autoscaler) return [];
      const isFilledIn = world.objects.some(
        (placed) => placed.fact.kind === 'LimitRange' && placed.namespace === namespace,
      );
      if (isFilledIn) return [];
      const targets = scaledBy(standing).filter(
        (placed) => !patched.has(placed.fact) && goTogether(standing, placed, 'folder'),
      );
      return (object.availability.autoscaler.metrics ?? []).flatMap(({ at, resource, container, utilization }) => {
        const [target] = targets;
        const without = target?.fact.availability?.scale?.without;
        if (!utilization || !target || !without || (resource !== 'cpu' && resource !== 'memory')) return [];
        const names = without[resource].filter((name) => container === null || name === container);
        return names.length > 0 ? [{ at, resource, names, target: target.fact }] : [];
      });
    });
    for (const { uri, at, object, resource, names, target } of found) {
      const autoscaler = called(object, 'this autoscaler');
      const containers = names.map((name) => (name ? `\`${name}\`` : 'a container')).join(', ');
      report(
        uri,
        at,
        `${autoscaler} compares the ${resource} that \`${target.name}\` uses with what it requests, and ${containers} ${names.length === 1 ? 'requests' : 'request'} none, so it never scales; set resources.requests.${resource}`,
      );
    }
  },
});
