import { called } from '../../kubernetes/called.ts';
import { matches } from '../../kubernetes/network-facts.ts';
import { relabelledWorlds } from '../../kubernetes/relabelled.ts';
import { missing, type Standing } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'StatefulSet has no headless Service of its own',
  burden: 'networking',
  severity: 'warning',
  preset: 'strict',
  aliases: ['kube-score/statefulset-has-servicename'],
  project(files, { report }) {
    const relabelled = relabelledWorlds(files);
    const found = missing(files, (standing) => {
      const governing = standing.object.availability?.governing;
      const says = governing && fault(standing, governing.name, relabelled.has(standing.world));
      return says ? [{ at: governing.at, says, service: governing.name }] : [];
    });
    for (const { uri, at, object, says, service } of found) {
      report(
        uri,
        at,
        `the service \`${service}\` of ${called(object, 'this stateful set')} ${says}: its pods get no names of their own in DNS, by which its members find each other`,
      );
    }
  },
});

function fault({ object, namespace, world }: Standing, name: string, isRelabelled: boolean): string | undefined {
  const services = world.objects.filter(
    (placed) => placed.fact.availability?.service && placed.namespace === namespace,
  );
  const service = services.find(({ fact }) => fact.name === name)?.fact;
  if (!service) {
    // Kustomizations give names prefixes and suffixes, and templates any.
    const mayBe = services.some(({ fact }) => !fact.name || name.startsWith(fact.name) || name.endsWith(fact.name));
    return world.open || services.length === 0 || mayBe ? undefined : 'is not there';
  }
  if (service.availability?.service?.headless === false) return 'is not headless; set its clusterIP to None';
  const labels = object.podLabels[0];
  const isOther = service.selector && labels && !isRelabelled && Object.keys(labels).length > 0;
  if (isOther && !matches({ labels: service.selector!, expressions: [] }, labels))
    return 'does not select its pods; select the labels of the template';
  return undefined;
}
