import { rule } from '../rule.ts';

export default rule({
  title: 'subPath mount misses updates',
  burden: 'storage',
  severity: 'hint',
  preset: 'strict',
  on: {
    'kubernetes:container'({ volumeMounts, workload }, { report }) {
      // What ends by itself is gone before anything is updated.
      if (workload.runsToEnd) return;
      for (const { node, volume } of volumeMounts) {
        const subPath = node.get('subPath') ?? node.get('subPathExpr');
        const what = changing.get(volume?.type ?? '');
        if (!subPath?.key || !what) continue;
        report(
          subPath.key.span,
          `a file that is mounted by subPath stays as it was when the container started, whatever becomes of ${what}; mount the whole volume, or restart the pods on each change`,
        );
      }
    },
  },
});

/** Volumes that the kubelet writes anew when what they show changes. */
const changing: ReadonlyMap<string, string> = new Map([
  ['configMap', 'the ConfigMap'],
  ['secret', 'the Secret'],
  ['projected', 'what the volume shows'],
  ['downwardAPI', 'the pod'],
]);
