import {
  type AddressPath,
  addressPaths,
  type Condition,
  everyAddress,
  type PortPaths,
} from '../knowledge/address-paths.ts';
import { allowedRanges } from '../knowledge/open-ranges.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { KubernetesObject } from './model.ts';
import type { AllowedRange } from './open-list.ts';
import type { PortSpan } from './traffic.ts';
import { type WrittenRange, writtenRanges } from './written-range.ts';

/** One list of addresses that an object lets in, as `knowledge/address-paths.ts` knows it. */
export interface Grant {
  readonly path: AddressPath;
  readonly holder: YamlNode;
  readonly ranges: readonly WrittenRange[];
  readonly except: readonly WrittenRange[];
  /** The ranges without what is taken out. */
  readonly items: readonly AllowedRange[];
  /** Undefined where they are unknown, and where the list is not by port. */
  readonly ports: readonly PortSpan[] | 'all' | undefined;
}

export function grants(object: KubernetesObject): Grant[] {
  if (!kinds.has(object.kind)) return [];
  return pathsOf(object).flatMap((path) =>
    nodesAt(object.node, path.holder)
      .filter((holder) => holds(object.node, path.where) && holds(holder, path.only))
      .flatMap((holder) => {
        const written = (paths: readonly string[] = []) =>
          paths.flatMap((each) => nodesAt(holder, each).flatMap(writtenRanges));
        const ranges = written(path.ranges);
        const except = written(path.except);
        const items = ranges.map((range): AllowedRange => ({ range, except, ranges: allowed(range, except) }));
        return [{ path, holder, ranges, except, items, ports: path.ports && portsAt(holder, path.ports) }];
      }),
  );
}

/** Those of the object's kind. */
function pathsOf({ group, kind }: KubernetesObject): AddressPath[] {
  return addressPaths.filter(
    (path) =>
      path.kinds.includes(kind) &&
      (typeof path.group === 'string' ? path.group === group : path.group.test(group ?? '')),
  );
}

/** Objects of these kinds alone are looked at: nearly all others are told by their kind, without a walk. */
const kinds: ReadonlySet<string> = new Set(addressPaths.flatMap((path) => path.kinds));

function holds(node: YamlNode, conditions: readonly Condition[] = []): boolean {
  return conditions.every(({ path, values, orAbsent }) => {
    const [value] = nodesAt(node, path);
    if (!value || value.kind === 'null') return orAbsent;
    return values.includes(value.string ?? '');
  });
}

function allowed(range: WrittenRange, except: readonly WrittenRange[]) {
  const text = everyAddress.has(range.text) ? '0.0.0.0/0' : range.text;
  return allowedRanges(
    [text],
    except.map(({ text }) => text),
  );
}

/** Whether everyone is let in because nothing is listed. Templates and patches lack nothing. */
export function isUnlisted({ path, holder, ranges }: Grant): boolean {
  return (
    path.openWithout !== undefined &&
    ranges.length === 0 &&
    [...path.ranges, ...path.openWithout].every((each) => lacksList(holder, each))
  );
}

/** Up to the first list: what is in it is of no concern where it is missing. */
function lacksList(holder: YamlNode, path: string): boolean {
  const keys = path.split('[]')[0]!.split('.');
  const list = holder.get(...keys);
  return holder.lacks(...keys) || (list?.kind === 'sequence' && list.complete && list.items.length === 0);
}

/** The values at a path as `AddressPath` writes it. */
export function nodesAt(node: YamlNode, path: string): YamlNode[] {
  let nodes = [node];
  for (const step of path === '' ? [] : path.split('.')) {
    const key = step.replace('[]', '');
    const values = nodes.flatMap((each) => each.get(key) ?? []);
    nodes = key === step ? values : values.flatMap((each) => (each.kind === 'sequence' ? each.items : [each]));
  }
  return nodes;
}

function portsAt(holder: YamlNode, paths: PortPaths): Grant['ports'] {
  if ('fixed' in paths) return [{ first: paths.fixed, last: paths.fixed, protocol: 'TCP' }];
  if ('entries' in paths) {
    const lists = nodesAt(holder, paths.entries).map((entry) =>
      writtenPorts(nodesAt(entry, paths.spans), protocolOf(entry, paths.protocol)),
    );
    return lists.includes('all') ? 'all' : lists.flatMap((list) => (list === 'all' ? [] : (list ?? [])));
  }
  if ('spans' in paths)
    return writtenPorts(
      paths.spans.flatMap((path) => nodesAt(holder, path)),
      'TCP',
    );
  const protocol = protocolOf(holder, paths.protocol);
  if (hasNoPorts.test(protocol)) return [];
  const [first, last] = [paths.first, paths.last].map((key) => holder.get(key));
  if (protocol === '-1' || (holder.lacks(paths.first) && holder.lacks(paths.last))) return 'all';
  const [from, to] = [Number(first?.string ?? last?.string), Number(last?.string ?? first?.string)];
  if (from <= 0 && to >= 65535) return 'all';
  return Number.isNaN(from + to) ? undefined : [{ first: from, last: to, protocol }];
}

/** To let in pings opens no port. */
const hasNoPorts = /^(?:ICMP(?:V6)?|1|58)$/u;

function protocolOf(node: YamlNode, key: string): string {
  return node.get(key)?.string?.toUpperCase() ?? '-1';
}

/** `22`, `20-30`, `*`. */
function writtenPorts(nodes: readonly YamlNode[], protocol: string): Grant['ports'] {
  if (hasNoPorts.test(protocol)) return [];
  const texts = nodes.flatMap((node) => (node.kind === 'sequence' ? node.items : [node])).map(({ string }) => string);
  if (texts.length === 0 || texts.includes('*')) return 'all';
  return texts.flatMap((text) => {
    const [first, last = first] = text?.split('-').map(Number) ?? [];
    return first === undefined || last === undefined || Number.isNaN(first + last) ? [] : [{ first, last, protocol }];
  });
}
