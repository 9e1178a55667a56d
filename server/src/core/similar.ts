/** The candidate that differs least from the word, if it differs by no more than a third of it. */
export function similar(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.floor(word.length / 3) + 1;
  for (const candidate of candidates) {
    for (const part of [candidate, candidate.slice(candidate.indexOf('/') + 1)]) {
      // Lengths that differ this much need as many insertions, and the table would be drawn up for nothing.
      if (Math.abs(part.length - word.length) >= least) continue;
      const difference = distance(word, part);
      if (difference >= least) continue;
      least = difference;
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
