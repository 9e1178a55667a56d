import type { YamlNode } from '../yaml/node.ts';
import type { Part, Port, PortRange, Service } from './model.ts';
import { splitProtocol, splitShortForm, wholePart } from './parts.ts';

/** A published port; undefined for an item of which nothing can be known. */
export function readPort(service: Service, node: YamlNode): Port | undefined {
  if (node.kind === 'mapping') return readLongForm(service, node);
  return node.kind === 'scalar' ? readShortForm(service, node) : undefined;
}

function readLongForm(service: Service, node: YamlNode): Port {
  const published = node.get('published');
  const target = node.get('target');
  const protocol = node.get('protocol');
  return {
    service,
    node,
    at: (published ?? target)?.span ?? node.span,
    form: 'long',
    hostIp: wholePart(node.get('host_ip')),
    published: rangeOf(wholePart(published)),
    target: rangeOf(wholePart(target)),
    protocol: protocol ? protocol.string : 'tcp',
    mode: node.get('mode')?.string,
  };
}

/** `[[HOST_IP:]PUBLISHED:]TARGET[/PROTOCOL]` */
function readShortForm(service: Service, node: YamlNode): Port | undefined {
  const parts = splitShortForm(node);
  // A variable by itself may hold any of the forms.
  if (parts.length > 3 || (parts.length === 1 && parts[0]!.value === undefined)) return undefined;
  const [last, published, hostIp] = parts.toReversed();
  const [target, protocol] = splitProtocol(last!);
  return {
    service,
    node,
    at: node.span,
    form: 'short',
    hostIp: hostIp ?? (published && mayHoldAddress(published) ? published : undefined),
    published: published?.source === '' ? undefined : rangeOf(published),
    target: rangeOf(target),
    protocol,
    mode: undefined,
  };
}

/** `${LISTEN}:80` may bring an address along, `${PORT}:80` says that it does not. */
function mayHoldAddress({ source, value }: Part): boolean {
  return value === undefined && !/port/i.test(source);
}

function rangeOf(part: Part | undefined): PortRange | undefined {
  if (!part) return undefined;
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part.value ?? '') ?? [];
  return { ...part, first: first ? Number(first) : undefined, last: last ? Number(last) : undefined };
}
