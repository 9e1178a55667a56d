import { type Fix, unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import type { Workload } from '../../kubernetes/model.ts';
import { matches, readLabels, readSelector } from '../../kubernetes/network-facts.ts';
import { merge } from '../../yaml/edits.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Selector does not match the template',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  aliases: [
    'kube-linter/mismatching-selector',
    'kube-score/deployment-pod-selector-labels-match-template-metadata-labels',
    'kube-score/statefulset-pod-selector-labels-match-template-metadata-labels',
  ],
  on: {
    'kubernetes:workload'(workload, { report }) {
      const { object, template, podLabels } = workload;
      const selector = selectorOf(workload);
      const labels = template.get('metadata', 'labels');
      if (!selector || (labels ? !isWhole(labels) : !template.lacks('metadata', 'labels'))) return;
      const name = called(object, 'this workload');
      if (selector === 'missing') {
        report(
          object.at,
          `${name} has no selector and is refused; write the labels of its template into spec.selector.matchLabels`,
          { fixes: [selectorFix(workload)] },
        );
        return;
      }
      const selection = plain.has(object.kind) ? readLabels(selector) : readSelector(selector);
      if (!selection || matches(selection, Object.fromEntries(podLabels))) return;
      report(
        selector.key?.span ?? selector.span,
        `${name} does not select the pods that it makes, and is refused; give its template the labels of its selector`,
        {
          fixes: [labelFix(workload, selection.labels)],
          related: labels ? [{ span: labels.key?.span ?? labels.span, message: 'the labels of the template' }] : [],
        },
      );
    },
  },
});

const kinds: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

/** Their selector is a mapping of labels; where it is missing it is that of the template. */
const plain: ReadonlySet<string> = new Set(['ReplicationController', 'DeploymentConfig']);

/** Older versions derive a missing selector, and say so in the rule for removed versions. */
function selectorOf({ object: { kind, node, version, group } }: Workload): YamlNode | 'missing' | undefined {
  if (!kinds.has(kind) && !plain.has(kind)) return undefined;
  if (!node.lacks('spec', 'selector')) return node.get('spec', 'selector');
  return group === 'apps' && version === 'v1' ? 'missing' : undefined;
}

function isWhole({ unknown, complete, entries }: YamlNode): boolean {
  return !unknown && complete && entries.every(({ value }) => !value.unknown);
}

function labelFix({ template }: Workload, wanted: Readonly<Record<string, string>>): Fix | undefined {
  const edits = Object.keys(wanted).length > 0 ? merge(template, { metadata: { labels: wanted } }) : undefined;
  return edits && unsafe('Give the template the labels of the selector', ...edits);
}

function selectorFix({ object, podLabels }: Workload): Fix | undefined {
  const matchLabels = Object.fromEntries(podLabels);
  const edits = podLabels.size > 0 ? merge(object.node, { spec: { selector: { matchLabels } } }) : undefined;
  return edits && unsafe('Select the labels of the template', ...edits);
}
