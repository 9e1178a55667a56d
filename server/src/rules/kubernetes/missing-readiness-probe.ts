import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { portsOf, wantsProbes } from '../../kubernetes/probes.ts';
import { merge, type YamlValue } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Readiness probe missing',
  burden: 'reliability',
  severity: 'information',
  preset: 'strict',
  aliases: [
    'kube-linter/no-readiness-probe',
    'kube-score/pod-probes',
    'polaris/readinessProbeMissing',
    'checkov/CKV_K8S_9',
  ],
  options: {
    path: { description: 'The path that the fix asks for, where a port is named after HTTP.', default: '/' },
  },
  on: {
    'kubernetes:container'(container, { options, report }) {
      const { node, at } = container;
      if (!wantsProbes(container) || !node.lacks('readinessProbe')) return;
      const port = portsOf(container)?.find(({ name, protocol }) => name !== undefined && protocol === 'TCP')?.name;
      const edits = port === undefined ? undefined : merge(node, { readinessProbe: handlerFor(port, options.path) });
      report(
        at,
        `${called(container, 'This container')} has no readiness probe: it gets traffic before it can serve, and a rollout goes on though it cannot; add a readinessProbe`,
        { fixes: [edits && unsafe(`Ask port ${port}`, ...edits)] },
      );
    },
  },
});

function handlerFor(port: string, path: string): YamlValue {
  if (!/^https?(?:-|$)/u.test(port)) return { tcpSocket: { port } };
  return { httpGet: port.startsWith('https') ? { path, port, scheme: 'HTTPS' } : { path, port } };
}
