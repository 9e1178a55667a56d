import { unsafe } from '../../core/fix.ts';
import { nodesAt } from '../../kubernetes/grants.ts';
import { removeKey, renameKey, set, type YamlValue } from '../../yaml/edits.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Backend of an old Ingress version',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  aliases: ['kube-score/ingress-targets-service'],
  on: {
    'kubernetes:ingress'({ object, spec }, { report }) {
      if (object.apiVersion !== 'networking.k8s.io/v1') return;
      for (const backend of nodesAt(spec, 'rules[].http.paths[].backend')) {
        const name = backend.get('serviceName');
        if (name?.key && backend.lacks('service')) {
          report(
            name.key.span,
            'networking.k8s.io/v1 knows no `serviceName`, so the ingress is refused; write service.name and service.port',
            { fixes: [rewritten(backend)] },
          );
        }
      }
      const fallback = spec.get('backend');
      if (fallback?.key && spec.lacks('defaultBackend')) {
        report(
          fallback.key.span,
          'networking.k8s.io/v1 knows no `backend` here, so the ingress is refused; write defaultBackend with service.name and service.port',
        );
      }
    },
  },
});

function rewritten(backend: YamlNode) {
  const [name, port] = [backend.get('serviceName')?.string, backend.get('servicePort')];
  if (name === undefined || port?.string === undefined) return undefined;
  const written: YamlValue = port.number === undefined ? { name: port.string } : { number: port.number };
  const edits = [
    renameKey(backend, 'serviceName', 'service'),
    set(backend, 'serviceName', { name, port: written }),
    removeKey(backend, 'servicePort'),
  ];
  return edits.every((each) => each !== undefined)
    ? unsafe('Write it as version 1 has it', ...edits.flat())
    : undefined;
}
