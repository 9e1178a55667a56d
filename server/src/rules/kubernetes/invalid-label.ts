import type { Span } from '../../core/span.ts';
import { keyFault, labelValueFault } from '../../knowledge/object-names.ts';
import { isPlaceholder } from '../../kubernetes/placeholder.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Label that is refused',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  aliases: ['kube-score/label-values'],
  on: {
    'kubernetes:object'({ node, kind, group }, { report }) {
      const selector = node.get('spec', 'selector');
      const plain = group === '' && (kind === 'Service' || kind === 'ReplicationController') ? selector : undefined;
      for (const [at, message] of faultsIn(node, selector?.get('matchLabels'), plain)) report(at, message);
    },
    'kubernetes:workload'({ object, template }, { report }) {
      const pod = template.get('spec');
      // A Pod is its own template.
      const own =
        template === object.node
          ? faultsOfLabels(pod?.get('nodeSelector'))
          : faultsIn(template, pod?.get('nodeSelector'));
      for (const [at, message] of own) report(at, message);
    },
  },
});

type Fault = readonly [at: Span, message: string];

function faultsIn(holder: YamlNode, ...selectors: readonly (YamlNode | undefined)[]): Fault[] {
  const labels = [holder.get('metadata', 'labels'), ...selectors].flatMap(faultsOfLabels);
  return [...labels, ...faultsOfKeys(holder.get('metadata', 'annotations'), 'annotation')];
}

function faultsOfLabels(labels: YamlNode | undefined): Fault[] {
  const values = (labels?.entries ?? []).flatMap(({ key, value }): Fault[] => {
    const text = value.string;
    const fault = text === undefined || isPlaceholder(text) ? undefined : labelValueFault(text);
    return fault
      ? [[value.span, `the API refuses \`${text}\` as the value of the label \`${key.text}\`: it ${fault}`]]
      : [];
  });
  return [...faultsOfKeys(labels, 'label'), ...values];
}

function faultsOfKeys(mapping: YamlNode | undefined, what: string): Fault[] {
  return (mapping?.entries ?? []).flatMap(({ key }): Fault[] => {
    const fault = isPlaceholder(key.text) ? undefined : keyFault(key.text);
    return fault ? [[key.span, `the API refuses the ${what} \`${key.text}\`: its name ${fault}`]] : [];
  });
}
