import { rule } from '../rule.ts';

export default rule({
  title: 'SSH in the container',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  aliases: ['checkov/CKV_DOCKER_1', 'trivy/DS-0004'],
  on: {
    'dockerfile:expose'({ instruction: { ports } }, { report }) {
      for (const { first, last, protocol, span } of ports) {
        if (first !== 22 || last !== 22 || protocol !== 'tcp') continue;
        report(
          span,
          'port 22 is that of SSH: a second way into the container, with keys, users and updates of its own to keep up; use `docker exec` or `kubectl exec`, and drop the server',
        );
      }
    },
  },
});
