import { type AddressRange, count, type Family, readRanges, subtract, union } from './address-range.ts';

/**
 * What is not the public internet.
 *
 * Source: IANA's special-purpose address registries for IPv4 and IPv6 (RFC 6890 and what updates it, up to RFC 9637 of
 * July 2024), the blocks that are not globally reachable; and multicast (RFC 5771). Single addresses within them that are
 * reachable (192.0.0.9, 192.0.0.10) are too few to matter here.
 */
const special = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // shared by carriers, and by clusters
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local, and the metadata services
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays, given up
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarking
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved
  '2001::/23', // protocol assignments
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4
  '3fff::/20', // documentation
];

/** All that can be public. IPv6: what IANA hands out as global unicast; the rest is unassigned, local or multicast. */
const space: Readonly<Record<Family, string>> = { 4: '0.0.0.0/0', 6: '2000::/3' };

/** The addresses of the ranges that belong to the public internet. */
export function publicPart(ranges: Iterable<AddressRange>): AddressRange[] {
  const all = union(ranges);
  return subtract(all, [...subtract(all, everywhere), ...reserved]);
}

const everywhere = readRanges(Object.values(space));
const reserved = readRanges(special);

/** How many public addresses there are. */
export const publicTotal: Readonly<Record<Family, bigint>> = {
  4: count(publicPart(everywhere), 4),
  6: count(publicPart(everywhere), 6),
};
