import { lineAt, type Span, span } from '../core/span.ts';
import type { YamlProblem } from './events.ts';

/** An error as the parser gives it. */
export interface ParserError {
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** One broken line tends to give a dozen errors, of which the first few say it all. */
const maxProblems = 5;

/**
 * The parser's errors in words that say what to do, one a line: those that follow on the same line are echoes of it.
 * Offsets are into `text`.
 */
export function syntaxProblems(text: string, errors: readonly ParserError[]): YamlProblem[] {
  const problems: YamlProblem[] = [];
  let line = span(-1, -1);
  for (const error of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    if (problems.length === maxProblems) break;
    if (holds(line, error.pos[0])) continue;
    const place = visible(text, error.pos);
    if (holds(line, place.start)) continue;
    line = lineAt(text, place.start);
    problems.push({ kind: 'syntax', span: place, message: explain(error.message) });
  }
  return problems;
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}

/** Errors at a line break or at the end of the text would be invisible: they move to the last word before. */
function visible(text: string, [from, to]: readonly [number, number]): Span {
  let start = Math.min(from, text.length);
  const end = Math.min(Math.max(to, start), text.length);
  if (/\S/.test(text.slice(start, end))) return span(start, end);
  while (start > 0 && /\s/.test(text[start - 1]!)) start--;
  const wordEnd = start;
  while (start > 0 && /\S/.test(text[start - 1]!)) start--;
  return start < wordEnd ? span(start, wordEnd) : span(Math.min(from, text.length), end);
}

/** What the parser says where a person needs other words; the rest of its messages are plain enough. */
const explanations: readonly (readonly [said: RegExp, meant: string])[] = [
  [/^Tabs are not allowed/, 'a tab indents this line, which YAML does not allow: use spaces'],
  [/^Missing closing/, 'a quote is opened and never closed'],
  [/^Implicit map keys need to be followed/, 'a `:` is missing after this key'],
  [
    /^Implicit keys need to be on a single line/,
    'a `:` is missing after this key, or the next line is indented wrongly',
  ],
  [/^Nested mappings are not allowed/, 'a second `:` on one line: put the value in quotes, or begin a new line'],
  [/^All .* items must start at the same column/, 'the indentation differs from that of the lines beside it'],
  [
    /^Unexpected .* at node end/,
    'this cannot follow the value before it: a line break, a quote or indentation is missing',
  ],
  [/^Plain value cannot start/, 'a value cannot start with this character unless it stands in quotes'],
  [/^Invalid escape sequence/, 'no such escape in double quotes: double the backslash, or use single quotes'],
];

function explain(message: string): string {
  return explanations.find(([said]) => said.test(message))?.[1] ?? message;
}
