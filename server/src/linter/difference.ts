import type { Edit } from '../core/edit.ts';

/**
 * One edit that turns `before` into `after`: what both begin and end with is left alone, so that the cursor, marks and
 * undo of an editor survive. undefined where they are equal.
 */
export function difference(before: string, after: string): Edit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}
