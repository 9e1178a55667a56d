import type { RuleId } from './finding.ts';
import { burdens, type RegisteredRule } from './rule.ts';

/** Finds rules by what people write: an id, an alias with or without its tool, a burden, or `all`. */
export interface RuleNames {
  /** The rules that a name stands for; undefined where it stands for none. */
  find(name: string): readonly RuleId[] | undefined;
  /** The rule id that a misspelt name most likely meant. */
  similar(name: string): RuleId | undefined;
}

export function ruleNames(rules: readonly RegisteredRule[]): RuleNames {
  const byName = new Map<string, RuleId[]>();
  const add = (name: string, id: RuleId) => {
    const ids = byName.get(name);
    if (!ids) byName.set(name, [id]);
    else if (!ids.includes(id)) ids.push(id);
  };
  for (const burden of burdens) byName.set(burden, []);
  for (const { id, rule } of rules) {
    add(id, id);
    add(rule.burden, id);
    add('all', id);
    for (const alias of rule.aliases ?? []) {
      add(alias, id);
      add(alias.slice(alias.indexOf('/') + 1), id);
    }
  }
  return {
    find: (name) => byName.get(name),
    similar: (name) =>
      similar(
        name,
        rules.map(({ id }) => id),
      ),
  };
}

/** The candidate that differs least from the word, if it differs by no more than a third of it. */
function similar(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.floor(word.length / 3) + 1;
  for (const candidate of candidates) {
    const whole = distance(word, candidate);
    const tail = distance(word, candidate.slice(candidate.indexOf('/') + 1));
    if (Math.min(whole, tail) < least) {
      least = Math.min(whole, tail);
      best = candidate;
    }
  }
  return best;
}

/** Levenshtein's distance: how many insertions, deletions and replacements lead from one word to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
