import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { isLiteralSecret } from '../../kubernetes/literal-secrets.ts';
import type { Container } from '../../kubernetes/model.ts';
import { renameKey, set, together } from '../../yaml/edits.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Secret in the environment, written out',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/env-var-secret', 'polaris/sensitiveContainerEnvVar'],
  on: {
    'kubernetes:container'(container, { report }) {
      for (const { node, name, value, at } of container.env) {
        if (name === undefined || !value || !isLiteralSecret(name, value)) continue;
        report(
          at,
          `the secret \`${name}\` of ${called(container, 'this container')} stands here for everyone who may read manifests or pods; keep it in a Secret, and refer to it (valueFrom.secretKeyRef)`,
          { fixes: [refer(node, name, container)] },
        );
      }
    },
  },
});

/** Takes the value from a Secret of the workload's name, which somebody has to make. */
function refer(variable: YamlNode, key: string, { workload }: Container) {
  const { name } = workload.object;
  if (name === undefined) return undefined;
  const edits = together(
    renameKey(variable, 'value', 'valueFrom'),
    set(variable, 'value', { secretKeyRef: { name, key } }),
  );
  return edits && unsafe(`Take it from a Secret \`${name}\`, to be made`, ...edits);
}
