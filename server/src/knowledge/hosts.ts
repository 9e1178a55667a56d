import { readRanges } from './address-range.ts';
import { publicPart } from './public-addresses.ts';

/** Host names and addresses as they stand in configurations, with or without a port. */

/** This very machine. */
export function isLocalAddress(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}(?:\/\d+)?|\[?::1\]?(?:\/128)?)(?::\d+)?$/iu.test(host);
}

/**
 * Whether the host belongs to a network of one's own: a private address, a name without a dot, or under a domain that only
 * exists within networks and clusters.
 */
export function isWithin(host: string): boolean {
  const name = withoutPort(host);
  const ranges = /^[\da-f.:/]*[.:][\da-f.:/]*$/iu.test(name) ? readRanges([name.replace(/^\[|\]$/gu, '')]) : [];
  if (ranges.length > 0) return publicPart(ranges).length === 0;
  return !name.includes('.') || inner.test(name);
}

function withoutPort(host: string): string {
  const bracketed = /^\[([^\]]*)\]/u.exec(host)?.[1];
  return bracketed ?? (host.split(':').length === 2 ? host.replace(/:\d*$/u, '') : host);
}

/** RFC 6761, 6762 and 8375, ICANN's `internal` of July 2024, and what people use instead; `svc` is Kubernetes. */
const inner =
  /\.(?:svc|cluster|corp|home|home\.arpa|internal|intern|intranet|lan|local|localdomain|localhost|private|test)\.?$|\.svc\./iu;
