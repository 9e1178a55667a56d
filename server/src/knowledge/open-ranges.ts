import { type AddressRange, count, type Family, readRanges, subtract } from './address-range.ts';
import { publicPart, publicTotal } from './public-addresses.ts';

/** From how many public addresses on a list of ranges is open, in the measure that people think in. Options of rules. */
export const openBounds = {
  ipv4: {
    description: 'Ranges are open that hold as many public IPv4 addresses as a network of this prefix length, or more.',
    default: 8,
    minimum: 0,
    maximum: 32,
  },
  ipv6: {
    description: 'Ranges are open that hold as many public IPv6 addresses as a network of this prefix length, or more.',
    default: 16,
    minimum: 0,
    maximum: 128,
  },
} as const;

export interface OpenBounds {
  readonly ipv4: number;
  readonly ipv6: number;
}

/** Part of what is allowed, as someone wrote it. */
export interface Allowed {
  readonly ranges: readonly AddressRange[];
}

export interface Opening<Item> {
  readonly family: Family;
  /** Of the public addresses, from 0 to 1. */
  readonly share: number;
  /** As many as a network of this prefix length, or more. */
  readonly prefix: number;
  /** Those that are open by themselves; where none is, all that add to it. In the order given. */
  readonly items: readonly [Item, ...Item[]];
}

/** What the written ranges allow: unreadable ones nothing, exceptions taken out. */
export function allowedRanges(written: readonly string[], except: readonly string[] = []): AddressRange[] {
  return subtract(readRanges(written), readRanges(except));
}

/** For each family, whether the items together allow so much of the public internet that the list is open. */
export function openings<Item extends Allowed>(items: readonly Item[], bounds: OpenBounds): Opening<Item>[] {
  return ([4, 6] as const).flatMap((family) => {
    const prefix = family === 4 ? bounds.ipv4 : bounds.ipv6;
    const bound = smaller(1n << BigInt((family === 4 ? 32 : 128) - prefix), publicTotal[family]);
    const sizes = items.map(({ ranges }) => count(publicPart(ranges), family));
    const size = count(publicPart(items.flatMap(({ ranges }) => ranges)), family);
    if (size < bound) return [];
    const alone = items.filter((_, index) => sizes[index]! >= bound);
    const [first, ...rest] = alone.length > 0 ? alone : items.filter((_, index) => sizes[index]! > 0n);
    if (!first) return [];
    const bits = size.toString(2).length - 1;
    const share = Number(size) / Number(publicTotal[family]);
    return [{ family, share, prefix: (family === 4 ? 32 : 128) - bits, items: [first, ...rest] as const }];
  });
}

/** `the whole IPv4 internet`, `49% of the IPv4 internet`, `as much of the IPv6 internet as a /12`. */
export function describeOpening({ family, share, prefix }: Opening<unknown>): string {
  const internet = `the IPv${family} internet`;
  if (share === 1) return `the whole IPv${family} internet`;
  return share >= 0.01 ? `${Math.floor(share * 100)}% of ${internet}` : `as much of ${internet} as a /${prefix}`;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
