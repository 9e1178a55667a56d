import { type Span, span } from '../core/span.ts';
import { isBlank } from './text.ts';

/**
 * Cuts a file at its document starts, so that typing in one document leaves the others as they were read. A `---` at the
 * start of a line ends a document wherever it stands, even inside quotes and block scalars, so a plain search is exact.
 * A file that ends documents with `...` or begins them with directives stays whole: the parser has to see the order.
 * JSON needs no mark: one object may follow another, as kubectl reads them.
 */
export function splitDocuments(text: string): Span[] {
  const objects = /^\s*\{/.test(text) && /\}\s*\{/.test(text) ? jsonObjects(text) : [];
  if (objects.length > 1) {
    return objects.map((_, index) => span(index && objects[index]!, objects[index + 1] ?? text.length));
  }
  if (needsWhole(text)) return [span(0, text.length)];
  const spans: Span[] = [];
  let start = 0;
  for (let at = text.indexOf('---'); at !== -1; at = nextStart(text, at)) {
    if ((at > 0 && text[at - 1] !== '\n') || !endsMarker(text, at + 3)) continue;
    if (at > start) spans.push(span(start, at));
    start = at;
  }
  if (start < text.length || spans.length === 0) spans.push(span(start, text.length));
  return spans;
}

/** Where the objects of a JSON text start that stand behind one another; none where anything else stands between them. */
function jsonObjects(text: string): number[] {
  const starts: number[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '{' || char === '[') {
      if (depth === 0) starts.push(at);
      depth++;
    } else if (char === '}' || char === ']') depth--;
    else if (char === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++;
    } else if (depth === 0 && !isBlank(char)) return [];
  }
  return starts;
}

/** The first place after `at` where a line begins with dashes. */
function nextStart(text: string, at: number): number {
  const found = text.indexOf('\n---', at);
  return found === -1 ? -1 : found + 1;
}

function needsWhole(text: string): boolean {
  for (const mark of ['...', '%']) {
    if (text.startsWith(mark)) return true;
    for (let at = text.indexOf(`\n${mark}`); at !== -1; at = text.indexOf(`\n${mark}`, at + 1)) {
      if (mark === '%' || endsMarker(text, at + 1 + mark.length)) return true;
    }
  }
  return false;
}

function endsMarker(text: string, offset: number): boolean {
  const next = text[offset];
  return next === undefined || next === ' ' || next === '\t' || next === '\r' || next === '\n';
}
