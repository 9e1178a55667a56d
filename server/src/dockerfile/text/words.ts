import { type Span, span } from '../../core/span.ts';
import type { Escape } from '../model.ts';
import { isBlank } from './blanks.ts';

/** The words of `line.slice(start, end)` that quotes and escapes hold together, as ENV, LABEL and ARG split them. */
export function quotedWords(line: string, { start, end }: Span, escapeChar: Escape): readonly Span[] {
  const words: Span[] = [];
  let at = start;
  while (at < end) {
    if (isBlank(line[at])) {
      at++;
      continue;
    }
    const wordEnd = endOfWord(line, at, end, escapeChar);
    // An escape character at the very end escapes nothing, and is no part of the word.
    const trailing = wordEnd === end && endsInLoneEscape(line, at, end, escapeChar) ? 1 : 0;
    if (wordEnd - trailing > at) words.push(span(at, wordEnd - trailing));
    at = wordEnd;
  }
  return words;
}

function endOfWord(line: string, start: number, end: number, escapeChar: Escape): number {
  let quote = '';
  let at = start;
  for (; at < end; at++) {
    const char = line[at]!;
    if (!quote && isBlank(char)) return at;
    if (char === escapeChar && quote !== "'") at++;
    else if (char === quote) quote = '';
    else if (!quote && (char === '"' || char === "'")) quote = char;
  }
  return Math.min(at, end);
}

function endsInLoneEscape(line: string, start: number, end: number, escapeChar: Escape): boolean {
  let count = 0;
  while (end - count > start && line[end - 1 - count] === escapeChar) count++;
  return count % 2 === 1;
}
