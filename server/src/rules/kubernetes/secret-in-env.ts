import { called } from '../../kubernetes/called.ts';
import { isLiteralSecret } from '../../kubernetes/literal-secrets.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Secret in the environment, written out',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/env-var-secret', 'polaris/sensitiveContainerEnvVar'],
  on: {
    'kubernetes:container'(container, { report }) {
      for (const { name, value, at } of container.env) {
        if (name === undefined || !value || !isLiteralSecret(name, value)) continue;
        report(
          at,
          `the secret \`${name}\` of ${called(container, 'this container')} stands here for everyone who may read manifests or pods; keep it in a Secret, and refer to it (valueFrom.secretKeyRef)`,
        );
      }
    },
  },
});
