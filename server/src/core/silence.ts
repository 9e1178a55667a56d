import type { Finding, RuleId } from './finding.ts';
import type { RuleNames } from './names.ts';
import type { Alias } from './rule.ts';
import type { Span } from './span.ts';
import type { SuppressedName, Suppression } from './suppress.ts';

/** Tells which findings the comments of a document silence, and which of the names in them did. */
export interface Silencer {
  silences(finding: Finding): boolean;
  /** Every name that speaks of a finding asked for, so that no comment counts as unused for standing second. */
  isUsed(name: SuppressedName): boolean;
}

/** What the comments say of one rule, or of one id of a program that is passed on, in one stretch of the document. */
interface Stretch {
  readonly scope: Span;
  readonly names: SuppressedName[];
  isUsed: boolean;
  /** The furthest end of this stretch and of those before it. */
  reach: number;
}

export function silencer(suppressions: readonly Suppression[], known: RuleNames): Silencer {
  const bySubject = stretchesBySubject(suppressions, known);
  const used = new Set<SuppressedName>();
  const covers = (subject: string, start: number) => {
    const stretches = bySubject.get(subject) ?? [];
    let isSilent = false;
    for (let index = lastFrom(stretches, start); index >= 0 && stretches[index]!.reach > start; index--) {
      const stretch = stretches[index]!;
      if (stretch.scope.end <= start) continue;
      isSilent = true;
      if (stretch.isUsed) continue;
      stretch.isUsed = true;
      for (const name of stretch.names) used.add(name);
    }
    return isSilent;
  };
  return {
    silences({ rule, alias, span: { start } }) {
      const byRule = covers(rule, start);
      return (alias !== undefined && covers(alias, start)) || byRule;
    },
    isUsed: (name) => used.has(name),
  };
}

/** In the order of their starts. Comments that speak of the same stretch are one, however many there are. */
function stretchesBySubject(
  suppressions: readonly Suppression[],
  known: RuleNames,
): ReadonlyMap<RuleId | Alias, readonly Stretch[]> {
  const bySubject = new Map<RuleId | Alias, Map<string, Stretch>>();
  for (const { scope, names } of suppressions) {
    const key = `${scope.start} ${scope.end}`;
    for (const name of names) {
      const relayed = known.relayed(name.text);
      for (const id of new Set([...(known.find(name.text) ?? []), ...(relayed ? [relayed] : [])])) {
        const byScope = bySubject.get(id) ?? new Map<string, Stretch>();
        bySubject.set(id, byScope);
        const stretch = byScope.get(key) ?? { scope, names: [], isUsed: false, reach: 0 };
        byScope.set(key, stretch);
        stretch.names.push(name);
      }
    }
  }
  return new Map([...bySubject].map(([id, byScope]) => [id, inOrder([...byScope.values()])]));
}

function inOrder(stretches: Stretch[]): readonly Stretch[] {
  stretches.sort((a, b) => a.scope.start - b.scope.start);
  let reach = 0;
  for (const stretch of stretches) {
    reach = Math.max(reach, stretch.scope.end);
    stretch.reach = reach;
  }
  return stretches;
}

/** Index of the last stretch that starts at the offset or before it; -1 where none does. */
function lastFrom(stretches: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.scope.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
