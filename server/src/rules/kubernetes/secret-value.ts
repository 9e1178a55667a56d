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
    'kubernetes:object'({ node }, { report }) {
      for (const { what, start, end } of secretValues(node.source)) {
        report(
          span(node.span.start + start, node.span.start + end),
          `this is ${what}, and whoever reads the file can use it; revoke it, and keep the next one out of files: in a Secret that is encrypted, or made in the cluster`,
        );
      }
    },
  },
});
