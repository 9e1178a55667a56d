import type { AddressRange } from '../knowledge/address-range.ts';
import { backendPorts, shellPorts } from '../knowledge/backend-ports.ts';
import { allowedRanges } from '../knowledge/open-ranges.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { KubernetesObject } from './model.ts';
import { type WrittenRange, writtenRanges } from './written-range.ts';

export type Direction = 'ingress' | 'egress';

/** What one rule of a network policy allows, be it one of Kubernetes itself, of Cilium, Calico or Antrea. */
export interface TrafficRule {
  readonly object: KubernetesObject;
  readonly direction: Direction;
  readonly node: YamlNode;
  /**
   * Whether a rule of Kubernetes names whom it allows. `absent` and `empty` (`from: []`) both mean everyone, and only the
   * latter looks as if it meant nobody. Undefined where that is unknown, and for rules of others.
   */
  readonly peers: 'named' | 'absent' | 'empty' | undefined;
  readonly blocks: readonly AddressBlock[];
  /** Undefined where they are unknown. */
  readonly ports: readonly PortSpan[] | 'all' | undefined;
}

export interface AddressBlock {
  /** The range, or a word that stands for one. */
  readonly range: WrittenRange;
  readonly except: readonly WrittenRange[];
  /** What is allowed: the range without its exceptions. */
  readonly ranges: readonly AddressRange[];
  /** The mapping that may take (more) exceptions. */
  readonly holder: YamlNode | undefined;
}

/** Both ends included. */
export interface PortSpan {
  readonly first: number;
  readonly last: number;
  /** Upper case. */
  readonly protocol: string;
}

/** The rules of a policy that have effect; none for any other object. */
export function trafficRules(object: KubernetesObject): TrafficRule[] {
  const { group, kind } = object;
  if (kind === 'NetworkPolicy' && (group === 'networking.k8s.io' || group === 'extensions'))
    return ofKubernetes(object);
  if (group === 'cilium.io' && /^Cilium(?:Clusterwide)?NetworkPolicy$/u.test(kind)) return ofCilium(object);
  if (group?.endsWith('projectcalico.org') && /^(?:Global)?NetworkPolicy$/u.test(kind)) return ofCalico(object);
  if (group === 'policy.networking.k8s.io' && /^(?:(?:Baseline)?Admin|Cluster)NetworkPolicy$/u.test(kind)) {
    return ofAdministrators(object);
  }
  if (group === 'crd.antrea.io' && /^(?:Cluster)?NetworkPolicy$/u.test(kind)) return ofAntrea(object);
  return [];
}

export function reaches({ ports }: TrafficRule, port: number, protocol = 'TCP'): boolean {
  if (ports === undefined || ports === 'all') return ports === 'all';
  return ports.some((span) => span.protocol === protocol && span.first <= port && port <= span.last);
}

/** The first of the ports that strangers have no business with, where a rule names its ports. */
export function backendPort(ports: TrafficRule['ports']): readonly [port: number, program: string] | undefined {
  if (ports === undefined || ports === 'all') return undefined;
  return [...shellPorts, ...backendPorts].find(([port]) =>
    ports.some(({ first, last, protocol }) => protocol !== 'UDP' && first <= port && port <= last),
  );
}

/** The peers that a rule names. */
export function peersKey(direction: Direction): 'from' | 'to' {
  return direction === 'ingress' ? 'from' : 'to';
}

function ofKubernetes(object: KubernetesObject): TrafficRule[] {
  const types = object.node.get('spec', 'policyTypes')?.items.map(({ string }) => string) ?? [];
  return (['ingress', 'egress'] as const).flatMap((direction) => {
    const type = direction === 'ingress' ? 'Ingress' : 'Egress';
    // A direction that the policy does not govern: what it allows there means nothing.
    if (types.length > 0 && !types.includes(type) && !types.includes(undefined)) return [];
    return itemsOf(object.node.get('spec', direction)).map((node) => ({
      object,
      direction,
      node,
      peers: peersOf(node, peersKey(direction)),
      blocks: peerBlocks(node.get(peersKey(direction))),
      ports: portsOf(node, 'ports'),
    }));
  });
}

function peersOf(node: YamlNode, key: string): TrafficRule['peers'] {
  if (node.lacks(key)) return 'absent';
  const peers = node.get(key);
  if (itemsOf(peers).length > 0) return 'named';
  return peers?.kind === 'sequence' && peers.complete ? 'empty' : undefined;
}

function peerBlocks(peers: YamlNode | undefined): AddressBlock[] {
  return itemsOf(peers).flatMap((peer, index) =>
    cidrBlock(peer.get('ipBlock')).map((block) =>
      // Of the API, a peer with an ipBlock has nothing else.
      peer.entries.length === 1 ? { ...block, range: { ...block.range, item: { list: peers!, index } } } : block,
    ),
  );
}

/** A mapping with `cidr` and `except`, as Kubernetes and Cilium have it. */
function cidrBlock(holder: YamlNode | undefined): AddressBlock[] {
  if (!holder) return [];
  const [range] = writtenRanges(holder.get('cidr'));
  const exceptions = holder.get('except');
  const except = writtenRanges(exceptions);
  const isKnown = holder.lacks('except') || (exceptions?.complete && except.length === exceptions.items.length);
  if (!range || !isKnown) return [];
  return [{ range, except, ranges: rangesOf(range, except), holder }];
}

function ofCilium(object: KubernetesObject): TrafficRule[] {
  const specs = [object.node.get('spec'), ...itemsOf(object.node.get('specs'))];
  return specs.flatMap((spec) =>
    (['ingress', 'egress'] as const).flatMap((direction) => {
      // What is denied wins over what is allowed.
      if (!spec?.lacks(`${direction}Deny`)) return [];
      const side = peersKey(direction);
      return itemsOf(spec.get(direction)).map((node) => ({
        object,
        direction,
        node,
        peers: undefined,
        blocks: [
          ...writtenRanges(node.get(`${side}CIDR`)).map((range) => plainBlock(range, range.text)),
          ...itemsOf(node.get(`${side}CIDRSet`)).flatMap(cidrBlock),
          ...writtenRanges(node.get(`${side}Entities`)).map((entity) => plainBlock(entity, entities.get(entity.text))),
        ],
        ports: node.lacks('toPorts') ? ('all' as const) : ciliumPorts(node.get('toPorts')),
      }));
    }),
  );
}

const entities: ReadonlyMap<string, string> = new Map([
  ['world', '0.0.0.0/0'],
  ['world-ipv4', '0.0.0.0/0'],
  ['world-ipv6', '::/0'],
  ['all', '0.0.0.0/0'],
]);

function plainBlock(range: WrittenRange, cidr: string | undefined): AddressBlock {
  return { range, except: [], ranges: allowedRanges(cidr === undefined ? [] : [cidr]), holder: undefined };
}

function ciliumPorts(toPorts: YamlNode | undefined): TrafficRule['ports'] {
  const lists = itemsOf(toPorts).map((item) => portsOf(item, 'ports'));
  return lists.includes('all') ? 'all' : lists.flatMap((list) => (list === 'all' ? [] : (list ?? [])));
}

function ofCalico(object: KubernetesObject): TrafficRule[] {
  return inTurn(object, ({ node, direction }) => {
    const peer = node.get(direction === 'ingress' ? 'source' : 'destination');
    const except = writtenRanges(peer?.get('notNets'));
    const isBare = (['source', 'destination', 'protocol', 'notProtocol', 'icmp', 'notICMP', 'http'] as const).every(
      (key) => node.lacks(key),
    );
    return {
      peers: isBare ? ('absent' as const) : undefined,
      blocks: writtenRanges(peer?.get('nets')).map((range) => ({
        range,
        except,
        ranges: rangesOf(range, except),
        holder: undefined,
      })),
      ports: isBare ? ('all' as const) : undefined,
    };
  });
}

/** AdminNetworkPolicy and its like, whose networks are for the way out only. */
function ofAdministrators(object: KubernetesObject): TrafficRule[] {
  return inTurn(object, ({ node }) => ({
    peers: undefined,
    blocks: itemsOf(node.get('to'))
      .flatMap((peer) => writtenRanges(peer.get('networks')))
      .map((range) => plainBlock(range, range.text)),
    ports: node.lacks('ports') && node.lacks('protocols') ? ('all' as const) : undefined,
  }));
}

function ofAntrea(object: KubernetesObject): TrafficRule[] {
  return inTurn(object, ({ node, direction }) => {
    const key = peersKey(direction);
    const isBare = node.lacks('protocols') && node.lacks('l7Protocols') && node.lacks('toServices');
    return {
      peers: isBare ? peersOf(node, key) : undefined,
      blocks: peerBlocks(node.get(key)),
      ports: isBare ? portsOf(node, 'ports') : undefined,
    };
  });
}

/** Rules that are taken in turn: what one allows behind another that denies depends on that one, and is left out. */
function inTurn(
  object: KubernetesObject,
  read: (rule: Pick<TrafficRule, 'node' | 'direction'>) => Pick<TrafficRule, 'peers' | 'blocks' | 'ports'>,
): TrafficRule[] {
  return (['ingress', 'egress'] as const).flatMap((direction) => {
    const nodes = itemsOf(object.node.get('spec', direction));
    const other = nodes.findIndex((node) => !/^(?:Allow|Accept)$/u.test(node.get('action')?.string ?? ''));
    return nodes
      .slice(0, other === -1 ? nodes.length : other)
      .map((node) => ({ object, direction, node, ...read({ node, direction }) }));
  });
}

function rangesOf(range: WrittenRange, except: readonly WrittenRange[]): AddressRange[] {
  return allowedRanges(
    [range.text],
    except.map(({ text }) => text),
  );
}

function portsOf(node: YamlNode, key: string): TrafficRule['ports'] {
  const list = node.get(key);
  if (node.lacks(key) || (list?.complete && list.items.length === 0)) return 'all';
  if (!list?.complete) return undefined;
  return list.items.map((item) => {
    const first = item.lacks('port') ? 0 : Number(item.get('port')?.string);
    const last = item.lacks('port') ? 65535 : (item.get('endPort')?.number ?? first);
    return { first, last, protocol: item.get('protocol')?.string?.toUpperCase() ?? 'TCP' };
  });
}

function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.items ?? [];
}
