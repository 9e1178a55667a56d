import type { YamlKey, YamlNode } from '../yaml/node.ts';
import type { Container } from './model.ts';
import { staysOn } from './requests-and-limits.ts';

export const probeNames = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;
export type ProbeName = (typeof probeNames)[number];

export interface Probe {
  readonly name: ProbeName;
  /** `readiness`, for messages. */
  readonly word: string;
  readonly node: YamlNode;
  readonly key: YamlKey;
  /** What it does; several where it says more than the one that is allowed. */
  readonly handlers: readonly Handler[];
}

export interface Handler {
  readonly type: (typeof handlerTypes)[number];
  readonly node: YamlNode;
  /** The port that it asks; `grpc` knows numbers only, `exec` has none. */
  readonly port: YamlNode | undefined;
}

export const handlerTypes = ['httpGet', 'tcpSocket', 'grpc', 'exec'] as const;

/** The probes that a container has, in the order in which they matter. */
export function probesOf({ node }: Container): Probe[] {
  return probeNames.flatMap((name) => {
    const probe = node.get(name);
    return probe?.kind === 'mapping' && probe.key ? [readProbe(name, probe, probe.key)] : [];
  });
}

function readProbe(name: ProbeName, node: YamlNode, key: YamlKey): Probe {
  const handlers = handlerTypes.flatMap((type) => {
    const handler = node.get(type);
    return handler?.kind === 'mapping' ? [{ type, node: handler, port: handler.get('port') }] : [];
  });
  return { name, word: name.slice(0, -'Probe'.length), node, key, handlers };
}

/**
 * Whether the kubelet would look after the container with probes: it runs on beside the others, in a pod that is not meant
 * to end by itself.
 */
export function wantsProbes(container: Container): boolean {
  return staysOn(container) && !container.workload.runsToEnd;
}

/** A port that the container declares. */
export interface ContainerPort {
  readonly node: YamlNode;
  readonly name: string | undefined;
  readonly number: number | undefined;
  readonly protocol: string;
}

/** Undefined where a template or another file may declare more. */
export function portsOf({ node }: Container): ContainerPort[] | undefined {
  const list = node.get('ports');
  if (!list) return node.lacks('ports') ? [] : undefined;
  const isKnown = list.complete && !list.unknown && list.items.every((port) => !port.unknown && port.complete);
  return isKnown ? list.items.map(readPort) : undefined;
}

function readPort(node: YamlNode): ContainerPort {
  return {
    node,
    name: node.get('name')?.string,
    number: node.get('containerPort')?.number,
    protocol: node.get('protocol')?.string ?? 'TCP',
  };
}
