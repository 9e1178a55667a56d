import { called } from '../../kubernetes/called.ts';
import type { Container } from '../../kubernetes/model.ts';
import { type Handler, type Probe, portsOf, probesOf } from '../../kubernetes/probes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Liveness probe equals the readiness probe',
  burden: 'reliability',
  severity: 'information',
  preset: 'strict',
  aliases: ['kube-score/pod-probes-identical'],
  on: {
    'kubernetes:container'(container, { report }) {
      const probes = probesOf(container);
      const liveness = probes.find(({ name }) => name === 'livenessProbe');
      const readiness = probes.find(({ name }) => name === 'readinessProbe');
      if (!liveness || !readiness || patience(liveness) > patience(readiness)) return;
      const [one, other] = [liveness, readiness].map(({ handlers }) => described(handlers[0], container));
      if (one === undefined || one !== other) return;
      report(
        liveness.key.span,
        `the liveness probe of ${called(container, 'this container')} is its readiness probe: what is only busy is restarted instead of spared; ask for less, or give it a larger failureThreshold`,
        { related: [{ span: readiness.key.span, message: 'the readiness probe' }] },
      );
    },
  },
});

/** Seconds of failing until the probe has an effect. */
function patience({ node }: Probe): number {
  return (node.get('failureThreshold')?.number ?? 3) * (node.get('periodSeconds')?.number ?? 10);
}

/** What a probe asks, the same for two that ask the same; undefined where that is unknown. */
function described(handler: Handler | undefined, container: Container): string | undefined {
  if (!handler || isUnknown(handler.node)) return undefined;
  const { type, node } = handler;
  const text = (key: string, otherwise: string) => node.get(key)?.string ?? otherwise;
  if (type === 'exec') return JSON.stringify([type, ...(node.get('command')?.items ?? []).map(({ string }) => string)]);
  const port = portNumber(text('port', ''), container);
  const more = { httpGet: [text('host', ''), text('scheme', 'HTTP'), text('path', '/')], grpc: [text('service', '')] };
  return JSON.stringify([type, port, ...(type === 'tcpSocket' ? [text('host', '')] : more[type])]);
}

/** Two names may stand for one port, and a name for a number. */
function portNumber(port: string, container: Container): string {
  return String(portsOf(container)?.find(({ name }) => name === port)?.number ?? port);
}

function isUnknown(node: Handler['node']): boolean {
  return (
    node.unknown || !node.complete || node.entries.some(({ value }) => value.unknown || value.items.some(isUnknown))
  );
}
