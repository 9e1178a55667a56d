import { contains, type Span, span } from '../core/span.ts';
import { scanLines } from './scan.ts';
import { columnOf, nextContent } from './text.ts';

/**
 * A YAML text with Helm or Jinja actions in it, made readable: `text` has as many characters as the original, with
 * filler in place of the actions, so that every offset holds. What the actions stand for is unknown, and these are the
 * places that know nothing. All spans are in document order.
 */
export interface Template {
  readonly text: string;
  /** Every action. */
  readonly holes: readonly Span[];
  /**
   * Actions that may put any lines there: those on a line of their own, such as `{{- toYaml .Values.env | nindent 12 }}`,
   * those behind a key that begin a new line, and conditions around an item of a list that leave its end outside: without
   * that item, its end belongs to the one before.
   */
  readonly insertions: readonly Insertion[];
  /** From `{{ if }}`, `{{ range }}` and their like to `{{ end }}`, but for those around all that the document holds. */
  readonly conditions: readonly Span[];
  /** Those of them, and of those around all, that ask which APIs or which release the cluster has (`.Capabilities`). */
  readonly guards: readonly Span[];
}

export interface Insertion extends Span {
  /** The column at which what it puts there is indented, where the action says so. */
  readonly indent: number | undefined;
}

/** Whether template actions stand outside quotes, comments and block scalars, where plain YAML has no use for them. */
export function isTemplate(text: string): boolean {
  if (!text.includes('{{') && !text.includes('{%')) return false;
  for (const line of scanLines(text)) if (line.action !== -1) return true;
  return false;
}

export function readTemplate(text: string): Template {
  const actions = readActions(text);
  const insertions: Insertion[] = [];
  const filled: string[] = [];
  const lines = linesOf(text);
  const alone = aloneOnTheirLines(text, actions, lines);
  let end = 0;
  for (const [index, action] of actions.entries()) {
    const line = lines(action.start);
    const before = text.slice(Math.max(line.start, action.start - longestKey), action.start);
    const isAlone = alone[index]! || beginsBelow(text, before, action);
    if (isAlone && action.role === 'value')
      insertions.push({ ...span(action.start, action.end), indent: insertedIndent(action.body) });
    filled.push(text.slice(end, action.start), filler(text, before, line.end, action, isAlone));
    end = action.end;
  }
  filled.push(text.slice(end));
  const blanked = filled.join('');
  const { rejoining, ...conditions } = readConditions(blanked, actions);
  return { text: blanked, holes: actions, insertions: [...insertions, ...rejoining], ...conditions };
}

/** Whether one of the sorted, disjoint spans shares a character with `start..end`. */
export function touches(spans: readonly Span[], start: number, end: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  const next = spans[low];
  return next !== undefined && next.start < end;
}

interface Action extends Span {
  /** What stands between its braces. */
  readonly body: string;
  /** none: a comment, an assignment, an `else`. */
  readonly role: 'value' | 'open' | 'close' | 'none';
}

const closers: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}' };

function readActions(text: string): Action[] {
  const jinja = text.includes('{%');
  const actions: Action[] = [];
  const lines = linesOf(text);
  let isBroken = false;
  for (let start = text.indexOf('{'); start !== -1; start = text.indexOf('{', start)) {
    const opener = text.slice(start, start + 2);
    const closer = closers[opener];
    if (!closer || (opener === '{#' && !jinja)) {
      start++;
      continue;
    }
    const from = start + 2;
    const line = lines(start);
    // Where one has no end, others may have none, and looking for each to the end of the text would take for ever.
    const limit = isBroken ? line.end : Math.max(line.end, from + longestAction);
    const length = lengthOfAction(text.slice(from, limit), closer);
    isBroken ||= length === undefined;
    const end = length === undefined ? line.end : from + length;
    const body = text.slice(from, length === undefined ? end : end - 2).replace(/^[-+]|[-+]$/g, '');
    actions.push({ start, end, body, role: opener === '{#' ? 'none' : roleOf(body.trim(), opener === '{%') });
    start = end;
  }
  return actions;
}

/** Longer than any that a person has written, in characters: some charts have a page of comment in one. */
const longestAction = 20_000;

/** The line that an offset stands on, its line break left out. Offsets asked for mostly ascend, so the last one is kept. */
function linesOf(text: string): (offset: number) => Span {
  let line = span(0, -1);
  return (offset) => {
    if (offset >= line.start && offset <= line.end) return line;
    const end = text.indexOf('\n', offset);
    const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
    line = span(start, end === -1 ? text.length : end);
    return line;
  };
}

/** Up to behind the closer; texts and comments inside the action may hold it. undefined where the action is open. */
function lengthOfAction(text: string, closer: string): number | undefined {
  // Openers that were found to open nothing, and up to where.
  const dead = new Map<string, number>();
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith(closer, at)) return at + 2;
    const inner = inners.find(({ opener }) => text.startsWith(opener, at));
    if (!inner || at < (dead.get(inner.opener) ?? 0)) continue;
    inner.rest.lastIndex = at + inner.opener.length;
    if (inner.rest.test(text)) at = inner.rest.lastIndex - 1;
    else {
      const end = inner.isLine ? text.indexOf('\n', at) : -1;
      dead.set(inner.opener, end === -1 ? text.length : end);
    }
  }
  return undefined;
}

/** What a text or a comment inside an action begins with, and all of it from there to its end. */
const inners: readonly { readonly opener: string; readonly rest: RegExp; readonly isLine: boolean }[] = [
  { opener: '"', rest: /(?:\\.|[^"\\\n])*"/y, isLine: true },
  { opener: '`', rest: /[^`]*`/y, isLine: false },
  { opener: '/*', rest: /[\s\S]*?\*\//y, isLine: false },
];

const opening = /^(?:if|with|range|define|block|for|macro|call|filter|raw)\b/;
const silent =
  /^(?:else|elif|set|import|from|extends|do|break|continue|fail)\b|^\/\*|^\$[\w.]*(?:\s*,\s*\$\w+)?\s*:?=|^$/;

function roleOf(body: string, jinja: boolean): Action['role'] {
  if (/^end\w*\b/.test(body)) return 'close';
  // `{% set x %}` and `{% filter %}` are Jinja's alone; `{{ for }}` is nobody's, so one list serves both.
  if (opening.test(body)) return 'open';
  return silent.test(body) ? 'none' : jinja && !/^include\b/.test(body) ? 'none' : 'value';
}

/** Of each action, whether nothing but actions, blanks and a comment stand on its lines. */
function aloneOnTheirLines(text: string, actions: readonly Action[], lines: (offset: number) => Span): boolean[] {
  const alone: boolean[] = [];
  while (alone.length < actions.length) {
    const first = alone.length;
    // Those that share a line, one behind the other, share the answer.
    let after = first + 1;
    while (after < actions.length && actions[after]!.start <= lines(actions[after - 1]!.end).end) after++;
    const group = actions.slice(first, after);
    let at = lines(group[0]!.start).start;
    const isBlank = group.every(({ start, end }) => {
      const gap = text.slice(at, start);
      at = end;
      return !/\S/.test(gap);
    });
    const answer = isBlank && /^\s*(?:#|$)/.test(text.slice(at, lines(at).end));
    for (let index = first; index < after; index++) alone.push(answer);
  }
  return alone;
}

/** Behind a key or `key: |`, an action that begins with a line break: `labels: {{- include "labels" . | nindent 4 }}`. */
function beginsBelow(text: string, before: string, { end, body }: Action): boolean {
  if (!/\bnindent\b/.test(body)) return false;
  return /:[ \t]*(?:[|>][-+\d]*[ \t]+)?$/.test(before) && /^[ \t]*\r?(?:\n|$)/.test(text.slice(end));
}

/** How far back a key is looked for, in characters. */
const longestKey = 500;

function insertedIndent(body: string): number | undefined {
  const said = [...body.matchAll(/\bn?indent(?:\s+|\(\s*(?:width\s*=\s*)?)(\d+)/g)].at(-1)?.[1];
  return said === undefined ? undefined : Number(said);
}

/** As many characters as the action, line breaks kept: blanks for a line of its own, else a word that parses. */
function filler(text: string, before: string, lineEnd: number, { start, end }: Span, alone: boolean): string {
  const blank = (part: string) => part.replace(/[^\r\n]/g, ' ');
  if (alone) return blank(text.slice(start, end));
  const wordEnd = Math.min(lineEnd, end);
  const gap = bareKey.test(before) ? ' ' : '';
  return gap + 'x'.repeat(wordEnd - start - gap.length) + blank(text.slice(wordEnd, end));
}

/**
 * What stands before the action in `key:{{ x }}`. That renders as text which begins with a blank or a line break, or it
 * would not be a key; unlike the colon in `image: nginx:{{ x }}` and in `- nginx:{{ x }}`.
 */
const bareKey = /^[ \t]*(?:["'\w./-]|\{\{[^}]*\}\})+:$/;

interface Conditions extends Pick<Template, 'conditions' | 'guards'> {
  readonly rejoining: readonly Insertion[];
}

function readConditions(blanked: string, actions: readonly Action[]): Conditions {
  const open: Action[] = [];
  const conditions: Span[] = [];
  const guards: Span[] = [];
  const rejoining: Insertion[] = [];
  const close = (opener: Action | undefined, end: number) => {
    const condition = span(opener?.start ?? 0, end);
    conditions.push(condition);
    if (!opener) return;
    if (opener.body.includes('.Capabilities')) guards.push(condition);
    const item = contentNear(blanked, opener.end);
    const indent = columnOf(blanked, contentNear(blanked, end));
    if (/^-[ \t]/.test(blanked.slice(item, item + 2)) && item < end && indent > columnOf(blanked, item)) {
      rejoining.push({ ...span(opener.start, opener.end), indent });
    }
  };
  for (const action of actions) {
    if (action.role === 'open') open.push(action);
    if (action.role === 'close') close(open.pop(), action.end);
  }
  for (const action of open) close(action, blanked.length);
  const content = contentOf(blanked);
  return {
    conditions: merged(conditions.filter((condition) => !contains(condition, content))),
    guards: merged(guards),
    rejoining,
  };
}

/** Where the next content stands, if it is not far: a long stretch of actions alone is not looked through for each of them. */
function contentNear(blanked: string, offset: number): number {
  return offset + nextContent(blanked.slice(offset, offset + 2_000), 0);
}

/** From the first to the last line with content. */
function contentOf(text: string): Span {
  let start = text.length;
  let end = 0;
  for (const line of scanLines(text)) {
    if (!line.hasContent) continue;
    start = Math.min(start, line.start);
    end = line.end;
  }
  return span(start, Math.max(start, end));
}

/** The spans in order, those inside others left out, overlapping ones joined. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const next of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && next.start < last.end) result[result.length - 1] = span(last.start, Math.max(last.end, next.end));
    else result.push(next);
  }
  return result;
}
