import { applyEdits, collide, type Edit } from './edit.ts';
import type { Finding } from './finding.ts';

/**
 * `safe`: fix-all may apply it unseen; nothing changes but the smell.
 * `unsafe`: it may change what the file does, or asks for a choice, so a person picks it.
 */
export type Safety = 'safe' | 'unsafe';

/** Minimal text edits to the document of the finding. They are applied together or not at all. */
export interface Fix {
  readonly title: string;
  readonly safety: Safety;
  readonly edits: readonly Edit[];
}

export function safe(title: string, ...edits: readonly Edit[]): Fix {
  return { title, safety: 'safe', edits };
}

export function unsafe(title: string, ...edits: readonly Edit[]): Fix {
  return { title, safety: 'unsafe', edits };
}

export interface FixAll {
  readonly text: string;
  /** How many fixes were applied. */
  readonly applied: number;
}

/** Rounds after which fixing stops even where findings with fixes remain: two rules that undo each other must not hang. */
const maxRounds = 20;

/**
 * Applies fixes until none is left: each round takes, in document order, the first allowed fix of every finding that
 * collides with none taken before, and lints the result anew. With `unsafe` allowed, safe alternatives still come first.
 * @param lint gives the findings of a text; called once a round
 */
export function fixAll(text: string, allowed: Safety, lint: (text: string) => readonly Finding[]): FixAll {
  const seen = new Set([text]);
  let current = text;
  let applied = 0;
  for (let round = 0; round < maxRounds; round++) {
    const chosen = chooseFixes(lint(current), allowed);
    if (chosen.length === 0) break;
    const next = applyEdits(
      current,
      chosen.flatMap((fix) => fix.edits),
    );
    if (seen.has(next)) break;
    seen.add(next);
    current = next;
    applied += chosen.length;
  }
  return { text: current, applied };
}

/** The fixes of one round: at most one a finding, whole, and no two that collide. */
export function chooseFixes(findings: readonly Finding[], allowed: Safety): Fix[] {
  const chosen: Fix[] = [];
  const taken: Edit[] = [];
  for (const finding of [...findings].sort((a, b) => a.span.start - b.span.start)) {
    const fix =
      finding.fixes.find((fix) => fix.safety === 'safe') ??
      (allowed === 'unsafe' ? finding.fixes.find((fix) => fix.safety === 'unsafe') : undefined);
    if (!fix || fix.edits.some((edit) => collidesWithAny(edit, taken))) continue;
    chosen.push(fix);
    for (const edit of fix.edits) taken.splice(firstFrom(taken, edit.start), 0, edit);
  }
  return chosen;
}

/** @param edits in the order of their starts, none of which collides with another */
function collidesWithAny(edit: Edit, edits: readonly Edit[]): boolean {
  const next = firstFrom(edits, edit.start);
  return [edits[next - 1], edits[next]].some((other) => other !== undefined && collide(edit, other));
}

/** Index of the first edit that starts at the offset or behind it. */
function firstFrom(edits: readonly Edit[], offset: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edits[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
