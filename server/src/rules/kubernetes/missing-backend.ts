import { missingBackends } from '../../kubernetes/backends.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Backend is no service',
  burden: 'networking',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/dangling-ingress', 'kube-score/ingress-targets-service'],
  project(files, { report }) {
    for (const { uri, at, service, namespace, port } of missingBackends(files)) {
      report(
        uri,
        at,
        port
          ? `the service \`${service}\` has no port \`${port.is}\`${port.others.length > 0 ? `, but ${port.others.map((other) => `\`${other}\``).join(', ')}` : ''}: requests to it fail; name a port of the service`
          : `no service of this project in the namespace \`${namespace}\` is called \`${service}\`: requests to it fail; name one that is there`,
      );
    }
  },
});
