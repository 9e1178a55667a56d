import { called } from '../../kubernetes/called.ts';
import { wantsProbes } from '../../kubernetes/probes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Liveness probe missing',
  burden: 'reliability',
  severity: 'information',
  preset: 'strict',
  aliases: [
    'kube-linter/no-liveness-probe',
    'kube-score/pod-probes',
    'polaris/livenessProbeMissing',
    'checkov/CKV_K8S_8',
  ],
  on: {
    'kubernetes:container'(container, { report }) {
      if (!wantsProbes(container) || !container.node.lacks('livenessProbe')) return;
      report(
        container.at,
        `${called(container, 'This container')} has no liveness probe: if it hangs without ending, nothing restarts it; add a livenessProbe that fails only where a restart helps`,
      );
    },
  },
});
