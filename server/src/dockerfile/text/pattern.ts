/**
 * The patterns of `${NAME#pattern}`, `${NAME%pattern}` and `${NAME/pattern/text}` as BuildKit knows them: `*` and `?`, a
 * backslash before either or before itself, and no brackets. The functions below want a text that this one accepts.
 */
export function isPattern(text: string): boolean {
  return /^(?:[^\\]|\\[*?\\}/])*$/su.test(text);
}

/** @param greedy takes the longest beginning that matches, not the shortest */
export function trimPrefix(text: string, pattern: string, greedy: boolean): string {
  const chars = [...text];
  const ends = matchesFrom(0, chars, partsOf(pattern));
  return chars.slice((greedy ? ends.at(-1) : ends[0]) ?? 0).join('');
}

/** @param greedy takes the longest end that matches, not the shortest */
export function trimSuffix(text: string, pattern: string, greedy: boolean): string {
  const chars = [...text].reverse();
  const ends = matchesFrom(0, chars, partsOf(pattern).reverse());
  return chars
    .slice((greedy ? ends.at(-1) : ends[0]) ?? 0)
    .reverse()
    .join('');
}

/** Replaces the first stretch that matches, or all of them; each is as long as can be. */
export function replacePattern(text: string, pattern: string, replacement: string, all: boolean): string {
  const chars = [...text];
  const parts = partsOf(pattern);
  let result = '';
  let last: number | undefined;
  for (let at = 0; at <= chars.length; ) {
    const end = matchesFrom(at, chars, parts).at(-1);
    const isMatch = end !== undefined && (end > at || at !== last);
    if (isMatch) {
      result += replacement;
      last = end;
    }
    if (isMatch && !all) return result + chars.slice(end).join('');
    if (isMatch && end > at) at = end;
    else result += chars[at++] ?? '';
  }
  return result;
}

/** A star, a question mark, or one character that stands for itself. */
type Part = { readonly star: true } | { readonly any: true } | { readonly char: string };

function partsOf(pattern: string): Part[] {
  return [...pattern.matchAll(/\\?(.)/gsu)].map(([whole, char]) => {
    if (whole === '*') return { star: true };
    return whole === '?' ? { any: true } : { char: char! };
  });
}

/**
 * Where the stretches end that begin at `start` and match, in order. It follows all ways at once: a regular expression
 * would try them one after the other, and a few stars could keep it busy for hours.
 */
function matchesFrom(start: number, chars: readonly string[], parts: readonly Part[]): number[] {
  let reached = [start];
  for (const part of parts) {
    if (reached.length === 0) break;
    if ('star' in part) {
      const first = reached[0]!;
      reached = Array.from({ length: chars.length - first + 1 }, (_, index) => first + index);
    } else {
      reached = reached.flatMap((at) =>
        at < chars.length && ('any' in part || chars[at] === part.char) ? [at + 1] : [],
      );
    }
  }
  return reached;
}
