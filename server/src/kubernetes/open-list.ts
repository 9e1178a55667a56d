import { unsafe } from '../core/fix.ts';
import type { Report } from '../core/rule.ts';
import type { Span } from '../core/span.ts';
import { readRanges } from '../knowledge/address-range.ts';
import { type Allowed, allowedRanges, describeOpening, type OpenBounds, openings } from '../knowledge/open-ranges.ts';
import { rewriteRange, type WrittenRange } from './written-range.ts';

export interface AllowedRange extends Allowed {
  readonly range: WrittenRange;
  readonly except?: readonly WrittenRange[];
}

export interface OpenList {
  readonly at: Span;
  /** The ranges that make the list open: "`0.0.0.0/1` with `128.0.0.0/1`". */
  readonly ranges: string;
  /** Such as "the whole IPv4 internet". */
  readonly internet: string;
  /** All that is public of a family. */
  readonly isWhole: boolean;
  /** Open for a backend alone. */
  readonly isNarrow: boolean;
  readonly more: Report;
}

/** Options of the rules that speak of open lists. */
export const insteadOption = {
  instead: {
    description: 'What the fix writes in place of an open range: the first of these of the same family.',
    default: ['10.0.0.0/8', 'fc00::/7'],
  },
} as const;

/** What is small for a website is a crowd at the port of a database: 65,536 addresses. Those are findings of least weight. */
const backendBounds: OpenBounds = { ipv4: 16, ipv6: 32 };

/**
 * How the ranges together are open: at the first that makes them so, once for each family.
 * @param isBackend they let in to a port that no stranger has any business with
 */
export function openLists(
  items: readonly AllowedRange[],
  options: OpenBounds & { readonly instead: readonly string[] },
  isBackend = false,
): OpenList[] {
  const wide = openings(items, options);
  const narrow = isBackend
    ? openings(items, backendBounds).filter(({ family }) => wide.every((other) => other.family !== family))
    : [];
  return [...wide, ...narrow].map((opening) => {
    const isNarrow = !wide.includes(opening);
    const [{ range, except = [] }, ...others] = opening.items;
    const instead = options.instead.find((text) => readRanges([text])[0]?.family === opening.family);
    // Words such as Cilium's `world` stand in lists that take no addresses.
    const isAddress = /[.:]/u.test(range.text);
    const replaceable = instead !== undefined && isAddress && others.length === 0 && except.length === 0;
    const edits = replaceable ? rewriteRange(range, instead) : undefined;
    const names = [range, ...others.map((other) => other.range)].map(({ text }) => `\`${text}\``);
    return {
      at: range.at,
      ranges: names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)} together` : names[0]!,
      internet: describeOpening(opening),
      isWhole: opening.share === 1,
      isNarrow,
      more: {
        ...(isNarrow && { severity: 'hint' }),
        fixes: [edits && unsafe(`Allow ${instead} instead`, ...edits)],
        related: others.map((other) => ({ span: other.range.at, message: `open together with \`${range.text}\`` })),
      },
    };
  });
}

export function allowedRange(range: WrittenRange): AllowedRange {
  return { range, ranges: allowedRanges([range.text]) };
}
