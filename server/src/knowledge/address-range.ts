/**
 * Arithmetic over ranges of IP addresses. Addresses are `bigint`, so that both families are computed alike; lists of ranges
 * may be in any order and overlap, results are sorted and disjoint, IPv4 before IPv6.
 */
export type Family = 4 | 6;

/** Both ends included. */
export interface AddressRange {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

/** What a readable range has that readers disagree about, or refuse. */
export type Oddity =
  /** Bits of the address are set beyond the prefix: `10.0.0.5/8`. */
  | 'host-bits'
  /** Decimal to some readers, octal to others: `010.0.0.1`. */
  | 'leading-zeros'
  /** An IPv4 address in the clothes of IPv6: `::ffff:10.0.0.1`. */
  | 'mapped';

export interface Cidr {
  /** Host bits masked, leading zeros read as decimal, mapped addresses as the IPv4 addresses that they are. */
  readonly range: AddressRange;
  /** The one address that is written before the slash. */
  readonly address: AddressRange;
  /** A single address without a prefix length. */
  readonly bare: boolean;
  readonly oddities: readonly Oddity[];
}

const width = { 4: 32, 6: 128 } as const;
const mappedBlock = 0xffffn << 32n;

/** The range that a text such as `10.0.0.0/8`, `::/0` or `192.0.2.7` names, or what keeps it from naming one. */
export function readCidr(text: string): Cidr | { readonly fault: string } {
  const [addressText = '', prefixText, ...more] = text.split('/');
  if (more.length > 0) return { fault: 'it has more than one slash' };
  const address = addressText.includes(':') ? readIpv6(addressText) : readIpv4(addressText);
  if (typeof address === 'string') return { fault: address };
  if (prefixText !== undefined && !/^\d+$/u.test(prefixText)) {
    const netmask = prefixText.includes('.') && typeof readIpv4(prefixText) !== 'string';
    return { fault: netmask ? 'a prefix length belongs after the slash, not a netmask' : 'its prefix is no number' };
  }
  const written = prefixText === undefined ? width[address.family] : Number(prefixText);
  if (written > width[address.family]) {
    return { fault: `its prefix is longer than the ${width[address.family]} bits of an IPv${address.family} address` };
  }
  const mapped = address.family === 6 && address.value >> 32n === 0xffffn && written >= 96;
  const family: Family = mapped ? 4 : address.family;
  const value = mapped ? address.value - mappedBlock : address.value;
  const range = block(family, value, mapped ? written - 96 : written);
  const oddities: Oddity[] = [];
  if (range.first !== value) oddities.push('host-bits');
  if (address.leadingZeros || /^0\d/u.test(prefixText ?? '')) oddities.push('leading-zeros');
  if (mapped) oddities.push('mapped');
  return { range, address: { family, first: value, last: value }, bare: prefixText === undefined, oddities };
}

/** The ranges of those texts that can be read. */
export function readRanges(texts: readonly string[]): AddressRange[] {
  return texts.flatMap((text) => {
    const cidr = readCidr(text);
    return 'fault' in cidr ? [] : [cidr.range];
  });
}

/** The range of one prefix, its host bits masked. */
function block(family: Family, address: bigint, prefix: number): AddressRange {
  const host = (1n << BigInt(width[family] - prefix)) - 1n;
  const first = address & ~host;
  return { family, first, last: first | host };
}

interface Address {
  readonly family: Family;
  readonly value: bigint;
  readonly leadingZeros: boolean;
}

function readIpv4(text: string): Address | string {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((octet) => /^\d+$/u.test(octet))) return 'it is no IP address';
  if (octets.some((octet) => Number(octet) > 255)) return 'a part of the address is greater than 255';
  const value = octets.reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
  return { family: 4, value, leadingZeros: octets.some((octet) => /^0\d/u.test(octet)) };
}

function readIpv6(text: string): Address | string {
  if (text.includes('%')) return 'a zone does not belong in a range';
  const halves = text.split('::');
  if (halves.length > 2) return 'it has more than one `::`';
  let leadingZeros = false;
  const groups: bigint[][] = [];
  for (const [index, half] of halves.entries()) {
    const read: bigint[] = [];
    const parts = half === '' ? [] : half.split(':');
    for (const [position, part] of parts.entries()) {
      const isTail = index === halves.length - 1 && position === parts.length - 1;
      if (isTail && part.includes('.')) {
        const tail = readIpv4(part);
        if (typeof tail === 'string') return tail;
        leadingZeros = tail.leadingZeros;
        read.push(tail.value >> 16n, tail.value & 0xffffn);
      } else if (/^[\da-f]{1,4}$/iu.test(part)) {
        read.push(BigInt(`0x${part}`));
      } else {
        return 'it is no IP address';
      }
    }
    groups.push(read);
  }
  const [head = [], tail] = groups;
  const missing = 8 - head.length - (tail?.length ?? 0);
  // `::` stands for at least one group.
  if (tail ? missing < 1 : missing !== 0) return 'it is no IP address';
  const all = [...head, ...Array<bigint>(tail ? missing : 0).fill(0n), ...(tail ?? [])];
  return { family: 6, value: all.reduce((sum, group) => (sum << 16n) | group, 0n), leadingZeros };
}

/** The addresses of any of the ranges, adjacent ones merged. */
export function union(ranges: Iterable<AddressRange>): AddressRange[] {
  const sorted = [...ranges].sort((a, b) => a.family - b.family || compare(a.first, b.first));
  const merged: AddressRange[] = [];
  for (const range of sorted) {
    const previous = merged.at(-1);
    if (!previous || previous.family !== range.family || previous.last + 1n < range.first) merged.push(range);
    else if (previous.last < range.last) merged[merged.length - 1] = { ...previous, last: range.last };
  }
  return merged;
}

/** The addresses of `ranges` that none of `removed` holds. */
export function subtract(ranges: Iterable<AddressRange>, removed: Iterable<AddressRange>): AddressRange[] {
  const rest: AddressRange[] = [];
  const holes = union(removed);
  let next = 0;
  for (const range of union(ranges)) {
    let { first } = range;
    // Both are in order: holes that end before this range are of no use to those behind it.
    while (next < holes.length && isBefore(holes[next]!, range)) next++;
    for (let index = next; index < holes.length && first <= range.last; index++) {
      const hole = holes[index]!;
      if (hole.family !== range.family || range.last < hole.first) break;
      if (first < hole.first) rest.push({ ...range, first, last: hole.first - 1n });
      first = hole.last + 1n;
    }
    if (first <= range.last) rest.push({ ...range, first });
  }
  return rest;
}

function isBefore(hole: AddressRange, { family, first }: AddressRange): boolean {
  return hole.family < family || (hole.family === family && hole.last < first);
}

/** How many addresses of one family the ranges hold together. */
export function count(ranges: Iterable<AddressRange>, family: Family): bigint {
  return union(ranges)
    .filter((range) => range.family === family)
    .reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}

export function covers(outer: Iterable<AddressRange>, inner: AddressRange): boolean {
  return union(outer).some(
    ({ family, first, last }) => family === inner.family && first <= inner.first && inner.last <= last,
  );
}

/** The shortest list of CIDRs that holds exactly these addresses. */
export function cidrs(ranges: Iterable<AddressRange>): string[] {
  return union(ranges).flatMap(({ family, first, last }) => {
    const list: string[] = [];
    for (let next = first; next <= last; ) {
      // The largest block that starts here: its size divides the address, and it ends within the range.
      let prefix = width[family];
      while (prefix > 0) {
        const wider = block(family, next, prefix - 1);
        if (wider.first !== next || wider.last > last) break;
        prefix--;
      }
      list.push(`${formatAddress(family, next)}/${prefix}`);
      next = block(family, next, prefix).last + 1n;
    }
    return list;
  });
}

/** An address as RFC 5952 writes it: lower case, the longest run of zero groups as `::`. */
export function formatAddress(family: Family, address: bigint): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 0xffn).join('.');
  const groups = [7n, 6n, 5n, 4n, 3n, 2n, 1n, 0n].map((index) => (address >> (index * 16n)) & 0xffffn);
  let longest = { start: 0, length: 1 };
  for (const start of groups.keys()) {
    const end = groups.findIndex((group, index) => index >= start && group !== 0n);
    const length = (end === -1 ? groups.length : end) - start;
    if (length > longest.length) longest = { start, length };
  }
  const hex = groups.map((group) => group.toString(16));
  if (longest.length === 1) return hex.join(':');
  return `${hex.slice(0, longest.start).join(':')}::${hex.slice(longest.start + longest.length).join(':')}`;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
