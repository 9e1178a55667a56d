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
  let end = 0;
  for (const action of actions) {
    const alone = standsAlone(text, action, actions) || beginsBelow(text, action);
    if (alone && action.role === 'value')
      insertions.push({ ...span(action.start, action.end), indent: insertedIndent(action.body) });
    filled.push(text.slice(end, action.start), filler(text, action, alone));
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
  for (let start = text.indexOf('{'); start !== -1; start = text.indexOf('{', start)) {
    const opener = text.slice(start, start + 2);
    const closer = closers[opener];
    if (!closer || (opener === '{#' && !jinja)) {
      start++;
      continue;
    }
    const end = endOfAction(text, start + 2, closer);
    const closed = text.startsWith(closer, end - 2);
    const body = text.slice(start + 2, closed ? end - 2 : end).replace(/^[-+]|[-+]$/g, '');
    actions.push({ start, end, body, role: opener === '{#' ? 'none' : roleOf(body.trim(), opener === '{%') });
    start = end;
  }
  return actions;
}

/** The offset after the closer; texts and comments inside the action may hold it. The end of the line where it is open. */
function endOfAction(text: string, from: number, closer: string): number {
  for (let at = from; at < text.length; at++) {
    if (text.startsWith(closer, at)) return at + 2;
    const inner = innerEnds.find(([opener]) => text.startsWith(opener, at));
    if (!inner) continue;
    inner[1].lastIndex = at + inner[0].length;
    if (inner[1].test(text)) at = inner[1].lastIndex - 1;
  }
  const line = text.indexOf('\n', from);
  return line === -1 ? text.length : line;
}

/** What a text or a comment inside an action begins with, and all of it from there to its end. */
const innerEnds: readonly (readonly [opener: string, rest: RegExp])[] = [
  ['"', /(?:\\.|[^"\\\n])*"/y],
  ['`', /[^`]*`/y],
  ['/*', /[\s\S]*?\*\//y],
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

/** Nothing but actions, blanks and a comment stand on the lines of the action. */
function standsAlone(text: string, { start, end }: Span, actions: readonly Action[]): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next === -1 ? text.length : next;
  let at = from;
  for (let index = firstAt(actions, from); index < actions.length && actions[index]!.start < to; index++) {
    const action = actions[index]!;
    if (/\S/.test(text.slice(at, action.start))) return false;
    at = action.end;
  }
  return at >= to || /^\s*(?:#|$)/.test(text.slice(at, to));
}

/** Behind a key or `key: |`, an action that begins with a line break: `labels: {{- include "labels" . | nindent 4 }}`. */
function beginsBelow(text: string, { start, end, body }: Action): boolean {
  if (!/\bnindent\b/.test(body)) return false;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /:[ \t]*(?:[|>][-+\d]*[ \t]+)?$/.test(before) && /^[ \t]*\r?(?:\n|$)/.test(text.slice(end));
}

/** Index of the first action that ends after the offset. */
function firstAt(actions: readonly Action[], offset: number): number {
  let low = 0;
  let high = actions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (actions[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insertedIndent(body: string): number | undefined {
  const said = [...body.matchAll(/\bn?indent(?:\s+|\(\s*(?:width\s*=\s*)?)(\d+)/g)].at(-1)?.[1];
  return said === undefined ? undefined : Number(said);
}

/** As many characters as the action, line breaks kept: blanks for a line of its own, else a word that parses. */
function filler(text: string, { start, end }: Span, alone: boolean): string {
  const blank = (part: string) => part.replace(/[^\r\n]/g, ' ');
  if (alone) return blank(text.slice(start, end));
  const line = text.indexOf('\n', start);
  const wordEnd = line === -1 || line > end ? end : line;
  const gap = bareKey.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start)) ? ' ' : '';
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
    const item = nextContent(blanked, opener.end);
    const indent = columnOf(blanked, nextContent(blanked, end));
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
