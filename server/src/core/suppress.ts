import type { Comment } from './language.ts';
import { nextLineStart, type Span, span } from './span.ts';

/** A stretch of a document in which some rules are silent. */
export interface Suppression {
  /** What to delete to be rid of it: the comment with its line where it has one to itself, else with the blanks before it. */
  readonly removal: Span;
  /** A finding is silenced where its span starts in here. */
  readonly scope: Span;
  readonly names: readonly SuppressedName[];
  readonly reason: string;
  /** Whose marker it is: only our own are reported where they silence nothing. */
  readonly origin: 'plimsoll' | (string & {});
}

/** A rule id, an alias with or without its tool (`hadolint/DL3008`, `DL3008`), a burden, or `all`. */
export interface SuppressedName {
  readonly text: string;
  readonly span: Span;
}

/** An ignore comment that does nothing, and why. */
export interface FaultySuppression {
  readonly span: Span;
  readonly fault: string;
}

export interface ReadSuppressions {
  readonly suppressions: readonly Suppression[];
  readonly faults: readonly FaultySuppression[];
}

// `# plimsoll ignore=a,b -- reason`: the word after the name decides what kind it is; the rest is checked below.
const grammar = /^#\s*plimsoll(?:\s+|:\s*)([\w-]*)\s*(=?)\s*(.*?)\s*$/su;

/** Reads Plimsoll's own ignore comments. `text` is the document the comments stand in. */
export function readSuppressions(text: string, comments: readonly Comment[]): ReadSuppressions {
  const suppressions: Suppression[] = [];
  const faults: FaultySuppression[] = [];
  for (const comment of comments) {
    const match = grammar.exec(text.slice(comment.span.start, comment.span.end));
    if (!match) continue;
    const [whole, kind, equals, rest] = match as unknown as [string, string, string, string];
    const fault = (message: string) => faults.push({ span: comment.span, fault: message });
    if (kind !== 'ignore' && kind !== 'ignore-file') {
      // Prose that merely begins with the name, such as "# plimsoll is our linter", is nobody's mistake.
      if (equals) fault(`\`${kind}\` is not known: write \`ignore=\` or \`ignore-file=\``);
      continue;
    }
    const [list = '', ...reason] = rest.split(/(?:^|\s+)--(?:\s+|$)/u);
    const names = readNames(list, comment.span.start + whole.lastIndexOf(rest));
    if (!equals || names.length === 0) fault(`names no rule: write \`${kind}=<rule> -- reason\``);
    else if (names.some((name) => /\s/u.test(name.text))) {
      fault('reads a reason as a rule: put ` -- ` before the reason, and commas between rules');
    } else if (kind === 'ignore-file' && !comment.top) {
      fault('`ignore-file` counts only at the top of the file, before anything but comments');
    } else if (kind === 'ignore' && !comment.scope) fault('has nothing below it to speak of');
    else {
      suppressions.push({
        removal: wholeComment(text, comment.span),
        scope: kind === 'ignore-file' ? span(0, text.length + 1) : comment.scope!,
        names,
        reason: reason.join(' -- '),
        origin: 'plimsoll',
      });
    }
  }
  return { suppressions, faults };
}

function readNames(list: string, offset: number): SuppressedName[] {
  const names: SuppressedName[] = [];
  for (const match of list.matchAll(/[^,]+/gu)) {
    const text = match[0].trim();
    if (!text) continue;
    const start = offset + match.index + match[0].indexOf(text);
    names.push({ text, span: span(start, start + text.length) });
  }
  return names;
}

function wholeComment(text: string, comment: Span): Span {
  let start = comment.start;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  if (start > 0 && text[start - 1] !== '\n') return span(start, comment.end);
  return span(start, nextLineStart(text, comment.end));
}

/** The comment that silences `rule`, for the actions that write one. */
export function ignoreComment(kind: 'ignore' | 'ignore-file', rule: string, reason: string): string {
  return `# plimsoll ${kind}=${rule} -- ${reason}`;
}
