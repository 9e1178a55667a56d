import { called } from '../../kubernetes/called.ts';
import { keySpan } from '../../kubernetes/security-context.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Secret handed over as a variable',
  burden: 'security',
  severity: 'hint',
  preset: 'all',
  aliases: ['kube-linter/read-secret-from-env-var', 'checkov/CKV_K8S_35'],
  on: {
    'kubernetes:container'(container, { report }) {
      const variables = container.env.flatMap(({ node }) => node.get('valueFrom', 'secretKeyRef') ?? []);
      const whole = (container.node.get('envFrom')?.items ?? []).flatMap((source) => source.get('secretRef') ?? []);
      for (const reference of [...variables, ...whole]) {
        report(
          keySpan(reference),
          `every program that ${called(container, 'this container')} starts gets the secret with its environment, and crash reports print it; mount it as a file if the program can read one`,
        );
      }
    },
  },
});
