import { type Span, span } from '../core/span.ts';

/**
 * A line as YAML sees it: a quoted text or a block scalar that begins on it belongs to it to its last line.
 * Offsets are into the scanned text.
 */
export interface LogicalLine {
  /** From the start of the line to the end of its text, its last line break left out. */
  readonly start: number;
  readonly end: number;
  /** A block scalar begins on it. */
  readonly isBlock: boolean;
  /** Something other than blanks, a comment and a bare `---`, `...` or `%YAML` stands on it. */
  readonly hasContent: boolean;
  /** From its `#` to the end of the physical line. */
  readonly comment: Span | undefined;
  /** The first `{{` or `{%` outside quotes, comments and block scalars; -1 where there is none. */
  readonly action: number;
  /** How deep the collections on it are nested, at most. */
  readonly depth: number;
}

/**
 * Reads a YAML text just closely enough to tell comments from `#` in texts, without a parser: it works on files that no
 * parser reads, and costs a fraction. The parser itself gives comments no positions.
 */
export function* scanLines(text: string): Generator<LogicalLine> {
  let lineStart = 0;
  let depth = 0; // of flow collections
  let plainColumn = Number.POSITIVE_INFINITY; // lines indented deeper than this go on with a plain scalar
  while (lineStart < text.length) {
    let at = lineStart + indentAt(text, lineStart);
    let tokenColumn = at - lineStart;
    let nodeColumn = -1; // of the innermost `key:` or `-` on this line
    let atToken = tokenColumn <= plainColumn; // a token may start here, so that quotes and brackets count
    let inPlain = !atToken;
    let hasContent = false;
    let comment: Span | undefined;
    let action = -1;
    let end = -1;
    let deepest = depth;

    while (at < text.length) {
      const char = text[at]!;
      if (char === '\n') break;
      if (char === ' ' || char === '\t' || char === '\r') {
        at++;
        continue;
      }
      if (char === '#' && (at === lineStart || isBlank(text[at - 1]))) {
        const commentEnd = endOfLine(text, at);
        comment = span(at, commentEnd);
        inPlain = false;
        at = commentEnd;
        break;
      }
      hasContent = true;
      if (char === '{' && action === -1 && (text[at + 1] === '{' || text[at + 1] === '%')) action = at;
      if (char === ':' && (isBlankOrEnd(text[at + 1]) || (depth > 0 && !inPlain))) {
        if (depth === 0) nodeColumn = tokenColumn;
        deepest = Math.max(deepest, nodeColumn);
        atToken = true;
        inPlain = false;
        at++;
      } else if (depth > 0 && (char === ',' || char === ']' || char === '}')) {
        if (char !== ',') depth--;
        atToken = char === ',';
        inPlain = false;
        at++;
      } else if (!atToken) {
        at++;
      } else if ((char === '-' || char === '?') && depth === 0 && isBlankOrEnd(text[at + 1])) {
        nodeColumn = at - lineStart;
        deepest = Math.max(deepest, nodeColumn);
        at++;
        tokenColumn = at + indentAt(text, at) - lineStart;
      } else if (char === '[' || char === '{') {
        depth++;
        deepest = Math.max(deepest, depth);
        at++;
      } else if (char === '"' || char === "'") {
        at = endOfQuotes(text, at);
        atToken = false;
        inPlain = false;
      } else if (char === '&' || char === '!') {
        while (at < text.length && !isBlankOrEnd(text[at])) at++;
      } else if ((char === '|' || char === '>') && depth === 0 && blockHeader.test(restOfLine(text, at))) {
        const header = restOfLine(text, at);
        const hash = header.indexOf('#');
        if (hash !== -1) comment = span(at + hash, at + header.length);
        const explicit = /[1-9]/.exec(header.slice(0, 3))?.[0];
        end = endOfBlock(text, at, nodeColumn, explicit ? Math.max(nodeColumn, 0) + Number(explicit) : undefined);
        at = end;
        inPlain = false;
        break;
      } else {
        atToken = false;
        inPlain = true;
        at++;
      }
    }

    const isBlock = end !== -1;
    if (!isBlock) end = comment ? comment.end : trimEnd(text, lineStart, at);
    const isMark = hasContent && lineMark.test(text[lineStart]!) && mark.test(restOfLine(text, lineStart));
    yield { start: lineStart, end, isBlock, hasContent: hasContent && !isMark, comment, action, depth: deepest };
    if (hasContent) plainColumn = inPlain && depth === 0 ? nodeColumn : Number.POSITIVE_INFINITY;
    const next = text.indexOf('\n', at);
    lineStart = next === -1 ? text.length : next + 1;
  }
}

const lineMark = /[-.%]/;
const mark = /^(?:(?:---|\.\.\.)[ \t]*(?:#.*)?$|%)/;
const blockHeader = /^[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:[ \t]#.*)?$/;

/**
 * Where the last line with text of a block scalar ends. Its lines are those indented as its first one, or deeper.
 * @param header offset of its `|` or `>`
 * @param parent column of the key or dash that it belongs to, -1 at the root
 */
function endOfBlock(text: string, header: number, parent: number, indent: number | undefined): number {
  let end = endOfLine(text, header);
  let column = indent;
  for (let start = text.indexOf('\n', header) + 1; start > 0 && start < text.length; ) {
    const lineEnd = endOfLine(text, start);
    const own = indentAt(text, start);
    const blank = start + own >= lineEnd;
    if (!blank) {
      column ??= own;
      if (own < column || own <= parent) break;
      end = lineEnd;
    }
    start = text.indexOf('\n', lineEnd) + 1;
  }
  return end;
}

/** The offset after the closing quote; the end of the text where there is none. */
function endOfQuotes(text: string, open: number): number {
  const quote = text[open]!;
  for (let at = open + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '\\' && quote === '"') at++;
    else if (char === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return text.length;
}

function indentAt(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ') at++;
  return at - start;
}

/** The end of the physical line, its line break left out. */
function endOfLine(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  if (next === -1) return text.length;
  return next > offset && text[next - 1] === '\r' ? next - 1 : next;
}

function restOfLine(text: string, offset: number): string {
  return text.slice(offset, endOfLine(text, offset));
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text[at - 1])) at--;
  return at;
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\n';
}

function isBlankOrEnd(char: string | undefined): boolean {
  return char === undefined || isBlank(char);
}
