import { type Span, span } from '../../core/span.ts';
import { type JoinedText, joinPieces, shifted, sourceSpan } from '../../shell/offsets.ts';
import type { Directive, Escape, Gap, Problem } from '../model.ts';
import { leadingBlanks, trimmedLength } from './blanks.ts';
import { readDirectives } from './directives.ts';
import { type HeredocMarker, heredocMarkers } from './heredocs.ts';

/** A text taken apart into instructions, as BuildKit's parser does before it looks into any of them. */
export interface ReadText {
  readonly directives: readonly Directive[];
  readonly escape: Escape;
  readonly lines: readonly LogicalLine[];
  readonly comments: readonly ReadComment[];
  readonly problems: readonly Problem[];
}

/** One instruction: its physical lines without escape, line break, and the comments and empty lines between them. */
export interface LogicalLine extends JoinedText {
  /** From its first character to the last of its last line or heredoc terminator, blanks at the end left out. */
  readonly span: Span;
  /** Where the physical line ends that its text ends on, the line break left out: heredoc bodies begin below. */
  readonly textEnd: number;
  readonly heredocs: readonly ReadHeredoc[];
  readonly gaps: readonly Gap[];
}

export interface ReadHeredoc extends HeredocMarker {
  /** Its lines in the file, the last line break included. */
  readonly body: Span;
  readonly terminator: Span | undefined;
}

export interface ReadComment {
  readonly span: Span;
  /** Index of the line it stands in or above. */
  readonly line: number;
  readonly inside: boolean;
}

export function readText(text: string): ReadText {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const { directives, problems, end } = readDirectives(text, start);
  const escapeChar = directives.find(({ name, value }) => name === 'escape' && value === '`') ? '`' : '\\';
  const lines: LogicalLine[] = [];
  const comments: ReadComment[] = [];
  const reading: Reading = { text, escape: escapeChar, at: end };
  for (let physical = nextLine(reading); physical; physical = nextLine(reading)) {
    const content = span(physical.start + leadingBlanks(text.slice(physical.start, physical.end)), physical.end);
    if (content.start >= content.end) continue;
    if (text[content.start] === '#') comments.push({ span: trimEnd(text, content), line: lines.length, inside: false });
    else
      lines.push(
        readLogicalLine(reading, content, (span) => comments.push({ span, line: lines.length, inside: true })),
      );
  }
  return { directives, escape: escapeChar, lines, comments, problems: [...problems, ...longLines(text)] };
}

/** The longest line that BuildKit reads, in bytes, the line break left out. */
const longestLine = 65_535;

function longLines(text: string): Problem[] {
  // A UTF-16 unit is three bytes at most.
  if (text.length <= longestLine / 3) return [];
  return [...text.matchAll(/[^\n]+/gu)]
    .filter(([line]) => line.length > longestLine / 3 && bytesIn(line) > longestLine)
    .map(({ index }) => ({
      span: span(index, index + 1),
      message:
        'the line is longer than the 65,535 bytes that BuildKit reads: break it, or COPY what it holds from a file',
    }));
}

function bytesIn(text: string): number {
  return new TextEncoder().encode(text).length;
}

interface Reading {
  readonly text: string;
  readonly escape: Escape;
  /** Where the next physical line starts. */
  at: number;
}

/** The next physical line without its line break; undefined at the end of the text. */
function nextLine(reading: Reading): Span | undefined {
  const { text, at } = reading;
  if (at >= text.length) return undefined;
  const newline = text.indexOf('\n', at);
  reading.at = newline === -1 ? text.length : newline + 1;
  let end = newline === -1 ? text.length : newline;
  while (end > at && text[end - 1] === '\r') end--;
  return span(at, end);
}

function readLogicalLine(reading: Reading, first: Span, comment: (span: Span) => void): LogicalLine {
  const { text } = reading;
  const pieces: Span[] = [];
  const gaps: OpenGap[] = [];
  let gap: OpenGap | undefined;
  let escapeAt = first.start;
  let last = first;
  let continued = false;
  for (let physical: Span | undefined = first; physical; physical = nextLine(reading)) {
    last = physical;
    const line = text.slice(physical.start, physical.end);
    const blanks = leadingBlanks(line);
    if (physical !== first && line[blanks] === '#') {
      comment(trimEnd(text, span(physical.start + blanks, physical.end)));
      continue;
    }
    if (physical !== first && blanks === line.length) {
      if (!gap) {
        gap = { escape: span(escapeAt, escapeAt + 1), emptyLines: [], next: undefined };
        gaps.push(gap);
      }
      gap.emptyLines.push(physical);
      continue;
    }
    if (gap) gap.next = /^\S*/u.exec(line.slice(blanks))![0];
    gap = undefined;
    const length = lengthBeforeContinuation(line, reading.escape);
    continued = length !== undefined;
    escapeAt = physical.start + (length ?? 0);
    pieces.push(span(physical.start, continued ? escapeAt : physical.end));
    if (!continued) break;
  }
  const joined = join(text, pieces);
  const heredocs = readHeredocs(reading, heredocMarkers(joined.text, reading.escape));
  const final = heredocs.at(-1);
  const end = final ? (final.terminator ?? final.body).end : last.end;
  return {
    ...joined,
    span: trimEnd(text, span(sourceSpan(joined.map, leadingBlanks(joined.text), 0).start, end)),
    textEnd: last.end,
    heredocs,
    gaps,
  };
}

interface OpenGap extends Gap {
  readonly emptyLines: Span[];
  next: string | undefined;
}

/** The length of a line without the escape character that continues it; undefined where none does. */
function lengthBeforeContinuation(line: string, escapeChar: Escape): number | undefined {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
  if (line[end - 1] !== escapeChar) return undefined;
  // A doubled escape stands for itself. (A tripled one too: BuildKit looks at one character only.)
  return line[end - 2] === escapeChar ? undefined : end - 1;
}

function join(text: string, pieces: readonly Span[]): JoinedText {
  const only = pieces[0]!;
  if (pieces.length === 1) return { text: text.slice(only.start, only.end), map: shifted(only.start) };
  return joinPieces(pieces.map(({ start, end }) => [text.slice(start, end), start]));
}

function readHeredocs(reading: Reading, markers: readonly HeredocMarker[]): ReadHeredoc[] {
  return markers.map((marker) => {
    const start = reading.at;
    for (let line = nextLine(reading); line; line = nextLine(reading)) {
      const content = reading.text.slice(line.start, line.end);
      const candidate = marker.chomp ? content.replace(/^\t+/u, '') : content;
      if (candidate === marker.name) return { ...marker, body: span(start, line.start), terminator: line };
    }
    return { ...marker, body: span(start, reading.text.length), terminator: undefined };
  });
}

function trimEnd(text: string, { start, end }: Span): Span {
  return span(start, start + trimmedLength(text.slice(start, end)));
}
