import { called } from '../../kubernetes/called.ts';
import { isLiteralSecret } from '../../kubernetes/literal-secrets.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Secret in a ConfigMap',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  aliases: ['polaris/sensitiveConfigmapContent', 'trivy/KSV-0109', 'trivy/KSV-01010'],
  on: {
    'kubernetes:object'(object, { report }) {
      if (object.kind !== 'ConfigMap' || object.group !== '') return;
      for (const { key, value } of object.node.get('data')?.entries ?? []) {
        // What has several lines is a file.
        if (value.string?.trim().includes('\n') || !isLiteralSecret(key.text, value)) continue;
        report(
          key.span,
          `\`${key.text}\` in ${called(object, 'this ConfigMap')} looks like a secret: ConfigMaps are for everyone to read, and are kept in the clear; move it to a Secret`,
        );
      }
    },
  },
});
