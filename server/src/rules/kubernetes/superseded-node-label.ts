import { safe, unsafe } from '../../core/fix.ts';
import { supersededNodeLabels } from '../../knowledge/superseded-node-labels.ts';
import { type NamedLabel, nodeLabelsOf, tolerationKeys } from '../../kubernetes/node-labels.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Old name of a node label',
  burden: 'reliability',
  severity: 'information',
  preset: 'recommended',
  on: {
    'kubernetes:pod'({ node, workload }, { report }) {
      for (const label of nodeLabelsOf(node)) {
        const superseded = supersededNodeLabels.get(label.text);
        if (!superseded) continue;
        const { now, gone } = superseded;
        const message = gone
          ? `no node has the label \`${label.text}\` since Kubernetes ${gone}, so the pods find no place; use ${now}`
          : `\`${label.text}\` is the old name of a node label, which goes when its last users have gone; use ${now}`;
        report(label.at, message, {
          ...(gone && { severity: 'warning' }),
          fixes: [renaming(label, now, !gone && !workload.object.partial)],
        });
      }
      const keys = tolerationKeys(node);
      const master = keys?.find(({ text }) => text === 'node-role.kubernetes.io/master');
      if (!master || keys?.some(({ text }) => text === 'node-role.kubernetes.io/control-plane')) return;
      report(
        master.at,
        'no node has the taint `node-role.kubernetes.io/master` since Kubernetes 1.25, so the pods are kept from the nodes of the control plane; tolerate node-role.kubernetes.io/control-plane',
        { severity: 'warning', fixes: [renaming(master, 'node-role.kubernetes.io/control-plane', false)] },
      );
    },
  },
});

function renaming({ rename }: NamedLabel, now: string, isSafe: boolean) {
  const edits = rename(now);
  return edits && (isSafe ? safe : unsafe)(`Use ${now}`, ...edits);
}
