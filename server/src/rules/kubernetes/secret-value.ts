import { span } from '../../core/span.ts';
import { secretValues } from '../../knowledge/secret-values.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Secret written out',
  burden: 'security',
  severity: 'error',
  preset: 'recommended',
  aliases: [
    'polaris/sensitiveConfigmapContent',
    'polaris/sensitiveContainerEnvVar',
    'trivy/KSV-0109',
    'trivy/KSV-01010',
  ],
  on: {
    'kubernetes:object'({ node, kind }, { report }) {
      for (const { what, start, end } of secretValues(node.source)) {
        report(span(node.span.start + start, node.span.start + end), message(what));
      }
      if (kind !== 'Secret') return;
      for (const { value } of node.get('data')?.entries ?? []) {
        const [secret] = secretValues(decoded(value.string ?? ''));
        if (secret) report(value.span, message(secret.what));
      }
    },
  },
});

function message(what: string): string {
  return `this is ${what}, and whoever reads the file can use it; revoke it, and keep the next one out of files: in a Secret that is encrypted, or made in the cluster`;
}

/** What stands in `data` of a Secret is only written in another way (base64). Nothing for what is not. */
function decoded(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}
