import { called } from '../../kubernetes/called.ts';
import type { Workload } from '../../kubernetes/model.ts';
import { matches, readSelector } from '../../kubernetes/network-facts.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Topology spread constraint spreads nothing',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  aliases: ['kube-score/pod-topology-spread-constraints'],
  on: {
    'kubernetes:workload'(workload, { report }) {
      for (const constraint of workload.pod.node.get('topologySpreadConstraints')?.items ?? []) {
        if (constraint.kind !== 'mapping') continue;
        const fault = refusal(constraint);
        const at = (field: string) => constraint.get(field)?.span ?? constraint.entries[0]?.key.span ?? constraint.span;
        const name = called(workload.object, 'this workload');
        if (fault) {
          report(at(fault.field), `a spread constraint of ${name} is refused: ${fault.says}`);
        } else if (constraint.lacks('labelSelector')) {
          report(
            at('topologyKey'),
            `this constraint of ${name} has no labelSelector, so it counts no pods and spreads none; select the labels of its pods`,
            { severity: 'warning' },
          );
        } else if (missesOwn(constraint, workload)) {
          report(
            constraint.get('labelSelector')!.key!.span,
            `this constraint of ${name} does not select its own pods, and spreads them without counting them; select their labels`,
            { severity: 'warning' },
          );
        }
      }
    },
  },
});

const actions = ['DoNotSchedule', 'ScheduleAnyway'];

function refusal(constraint: YamlNode): { readonly field: string; readonly says: string } | undefined {
  for (const field of ['maxSkew', 'minDomains']) {
    const value = constraint.get(field);
    const isMissing = field === 'maxSkew' && constraint.lacks(field);
    if (isMissing || (value?.number !== undefined && value.number < 1))
      return { field, says: `${field} is ${isMissing ? 'missing' : value!.number}; write 1 or more` };
  }
  if (constraint.lacks('topologyKey'))
    return { field: 'topologyKey', says: 'it has no topologyKey; name the label of nodes to spread over' };
  const action = constraint.get('whenUnsatisfiable')?.string;
  if (constraint.lacks('whenUnsatisfiable') || (action !== undefined && !actions.includes(action)))
    return { field: 'whenUnsatisfiable', says: `whenUnsatisfiable has to be ${actions.join(' or ')}` };
  if (action === 'ScheduleAnyway' && constraint.get('minDomains'))
    return { field: 'minDomains', says: 'minDomains needs whenUnsatisfiable: DoNotSchedule' };
  return undefined;
}

function missesOwn(constraint: YamlNode, { template, podLabels }: Workload): boolean {
  const selection = readSelector(constraint.get('labelSelector'));
  const labels = template.get('metadata', 'labels');
  if (!selection || !labels?.complete || labels.unknown || labels.entries.length !== podLabels.size) return false;
  return !matches(selection, Object.fromEntries(podLabels));
}
