import { type Span, span } from '../../core/span.ts';
import type { Escape } from '../model.ts';
import { readWords } from './ast.ts';
import { isBlank, leadingBlanks, trimmedLength } from './blanks.ts';

/** A joined line taken apart as BuildKit does. Offsets are those of the line. */
export interface SplitLine {
  readonly keyword: Span;
  readonly flags: readonly SplitFlag[];
  /** What stands behind the flags, without blanks around it. */
  readonly rest: Span;
  /** The words of `rest`, split at blanks alone: quotes and escapes do not hold them together. Only of `wordLists`. */
  readonly words: readonly Span[];
}

export interface SplitFlag extends Span {
  /** Without the quotes and escapes in it, which BuildKit takes away before it looks at the flag. */
  readonly text: string;
  /** Offset in the line of each character of `text`; undefined where it stands there as it is. */
  readonly offsets: readonly number[] | undefined;
}

/** The instructions whose arguments are words between blanks. The others read theirs as pairs, as JSON or as text. */
const wordLists = /^(?:FROM|COPY|ADD|EXPOSE|VOLUME)$/iu;

// The keyword, what looks like flags, and one word more.
const headOfLine = /^[\t\v\f\r ]*[^\t\v\f\r ]*(?:[\t\v\f\r ]+--[^\t\v\f\r ]*)*(?:[\t\v\f\r ]+[^\t\v\f\r ]+)?/u;

/**
 * Reads a line by dockerfile-ast and corrects it where BuildKit reads on otherwise:
 *
 * - quotes and escapes hold a flag together, and are no part of it (`--mount=source="a b"`),
 * - a word `--` ends the flags and is none,
 * - escapes do not hold words together (`COPY a\ b /`).
 *
 * What the words mean (JSON, pairs, variables, heredocs) is not asked of dockerfile-ast: see the files beside this one.
 */
export function splitLine(line: string, escapeChar: Escape): SplitLine {
  const keyword = firstWord(line);
  const isWordList = wordLists.test(line.slice(keyword.start, keyword.end));
  const hasFlags = line.startsWith('--', keyword.end + leadingBlanks(line.slice(keyword.end)));
  // A RUN can be long, and words are of no use in it.
  const read = isWordList ? readWords(line, escapeChar) : hasFlags ? readWords(headOf(line), escapeChar) : [];
  const { flags, end } = readFlags(line, keyword.end, read, escapeChar);
  const start = end + leadingBlanks(line.slice(end));
  const rest = span(start, Math.max(start, trimmedLength(line)));
  if (!isWordList) return { keyword, flags, rest, words: [] };
  const inRest = read?.filter((word) => word.start >= rest.start) ?? [];
  const isRight = !line.includes(escapeChar, rest.start) && fills(line, rest, inRest);
  return { keyword, flags, rest, words: isRight ? inRest : wordsOf(line, rest) };
}

/** dockerfile-ast may take a later word for a flag, or blanks at the end for a part of the last one. */
function fills(line: string, { start, end }: Span, words: readonly Span[]): boolean {
  let at = start;
  for (const word of words) {
    if (word.start < at || /[^\t\v\f\r ]/u.test(line.slice(at, word.start))) return false;
    at = word.end;
  }
  return at === end;
}

function headOf(line: string): string {
  return headOfLine.exec(line)![0];
}

function firstWord(line: string): Span {
  const start = leadingBlanks(line);
  const length = /^[^\t\v\f\r ]*/u.exec(line.slice(start))![0].length;
  return span(start, start + length);
}

function wordsOf(line: string, { start, end }: Span): Span[] {
  return [...line.slice(start, end).matchAll(/[^\t\v\f\r ]+/gu)].map(({ index, 0: word }) =>
    span(start + index, start + index + word.length),
  );
}

/** The flags and where they end. */
function readFlags(
  line: string,
  from: number,
  words: readonly Span[] | undefined,
  escapeChar: Escape,
): { readonly flags: readonly SplitFlag[]; readonly end: number } {
  const flags: SplitFlag[] = [];
  let at = from;
  for (;;) {
    const start = at + leadingBlanks(line.slice(at, at + 64));
    if (isBlank(line[start])) {
      at = start;
      continue;
    }
    if (!line.startsWith('--', start)) return { flags, end: at };
    const word = words?.find((word) => word.start === start);
    const plain = word && !hasQuotes(line, word, escapeChar) ? asWritten(line, word) : undefined;
    const flag = plain ?? readQuotedFlag(line, start, escapeChar);
    if (flag.text === '--') return { flags, end: flag.end };
    flags.push(flag);
    at = flag.end;
  }
}

function hasQuotes(line: string, { start, end }: Span, escapeChar: Escape): boolean {
  // dockerfile-ast ends a word before an escaped blank.
  const text = line.slice(start, end + 1);
  return text.includes('"') || text.includes("'") || text.includes(escapeChar);
}

function asWritten(line: string, { start, end }: Span): SplitFlag {
  return { start, end, text: line.slice(start, end), offsets: undefined };
}

function readQuotedFlag(line: string, start: number, escapeChar: Escape): SplitFlag {
  const offsets: number[] = [];
  let text = '';
  let quote = '';
  let at = start;
  for (; at < line.length; at++) {
    const char = line[at]!;
    if (!quote && isBlank(char)) break;
    if (char === quote) quote = '';
    else if (!quote && (char === '"' || char === "'")) quote = char;
    else {
      // An escape character at the end of the line escapes nothing and is dropped.
      if (char === escapeChar) at++;
      if (at >= line.length) break;
      text += line[at];
      offsets.push(at);
    }
  }
  return { start, end: Math.min(at, line.length), text, offsets };
}
