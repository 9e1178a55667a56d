import { type Span, span } from '../core/span.ts';
import type { CollectorProblem, ConfigText, Setting } from './model.ts';

/**
 * As much of TOML as a configuration of Vector has, with places, which no small library keeps: tables, dotted and quoted
 * keys, and values of which texts, lists and inline tables are looked into. What is no TOML is reported where that is
 * certain, and the rest is read on.
 */
export interface TomlTable {
  /** An index stands for each of several equal `[[tables]]`. Empty for what stands before the first. */
  readonly path: readonly string[];
  readonly header: Span;
  readonly pairs: readonly TomlPair[];
}

export interface TomlPair {
  /** Below the table: `buffer.max_size = 1` has two names. */
  readonly path: readonly string[];
  readonly setting: Setting;
  /** Where the value ends, with its brackets. */
  readonly end: number;
}

interface Draft {
  readonly path: readonly string[];
  readonly header: Span;
  readonly pairs: TomlPair[];
}

export function readToml({ text, base }: ConfigText): {
  readonly tables: readonly TomlTable[];
  readonly problems: readonly CollectorProblem[];
} {
  const tables: Draft[] = [{ path: [], header: span(base, base), pairs: [] }];
  const problems: CollectorProblem[] = [];
  const repeated = new Map<string, number>();
  let at = 0;
  const place = (from: number, to: number) => span(base + from, base + to);
  // At the end of the text the last character stands for what is missing behind it.
  const fault = (from: number, to: number, message: string) =>
    problems.push({ span: place(Math.min(from, text.length - 1), Math.min(to, text.length)), message });

  while (at < text.length) {
    skip(/[\s\ufeff]*/uy);
    if (at >= text.length) break;
    const start = at;
    if (text[at] === '#') skip(/[^\n]*/uy);
    else if (text[at] === '[') {
      const header = skip(/\[\[?[^\]\n]*\]?\]?/uy);
      const [, open = '', name = '', close = ''] = /^(\[\[?)(.*?)(\]*)$/u.exec(header)!;
      if (close.length !== open.length) fault(start, at, 'the header of this table is not closed');
      const path = namesOf(name);
      if (open === '[[') {
        const key = path.join('\0');
        repeated.set(key, (repeated.get(key) ?? -1) + 1);
        path.push(String(repeated.get(key)));
      }
      tables.push({ path, header: place(start, at), pairs: [] });
    } else pair(tables.at(-1)!.pairs, [], 0);
  }
  return { tables, problems };

  function skip(pattern: RegExp): string {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  }

  /** Reads `key = value` to its end; to the end of the line where there is none. */
  function pair(pairs: TomlPair[], above: readonly string[], depth: number): void {
    const start = at;
    const key = skip(/(?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*/uy);
    const end = at;
    skip(/[ \t]*/uy);
    if (key === '' || text[at] !== '=') {
      skip(/[^\n]*/uy);
      fault(start, Math.max(end, start + 1), 'this is neither a table nor `key = value`');
      return;
    }
    at++;
    skip(/[ \t]*/uy);
    const path = [...above, ...namesOf(key)];
    const from = at;
    const items = value(pairs, path, depth);
    const [first] = items;
    const isList = text[from] === '[';
    const setting: Setting = {
      key: place(start, end),
      span: isList || !first ? place(from, at) : first.span,
      text: isList ? undefined : first?.text,
      items,
    };
    pairs.push({ path, setting, end: base + at });
  }

  /** Reads a value: of a list its texts, of a table its pairs under the same path. */
  function value(pairs: TomlPair[], path: readonly string[], depth: number): Item[] {
    const start = at;
    const char = text[at];
    if (char === '"' || char === "'") return [textValue(char)];
    if (char === '[' && depth < mostDepth) {
      at++;
      const items: Item[] = [];
      for (;;) {
        skip(/(?:[\s,]|#[^\n]*)*/uy);
        if (at >= text.length || isNewLine(text, at)) {
          fault(start, start + 1, 'this list is not closed');
          return items;
        }
        if (text[at] === ']') break;
        const before = at;
        items.push(...value([], path, depth + 1));
        if (at === before) at++;
      }
      at++;
      return items;
    }
    if (char === '{' && depth < mostDepth) {
      at++;
      for (;;) {
        skip(/(?:[\s,]|#[^\n]*)*/uy);
        if (at >= text.length || text[at] === '}') break;
        pair(pairs, path, depth + 1);
      }
      if (at >= text.length) fault(start, start + 1, 'this table is not closed');
      at++;
      return [];
    }
    const word = skip(/[^\s,\]}#]+(?: \d\d:[\d:.+Z-]+)?/uy);
    if (word === '') fault(start, start + 1, 'a value is missing here');
    else if (!bare.test(word)) fault(start, at, 'a text has to stand in quotes');
    return [itemOf(start, at)];
  }

  function textValue(quote: string): Item {
    const start = at;
    const long = text.startsWith(quote.repeat(3), at);
    const pattern = long ? (quote === '"' ? longBasic : longLiteral) : quote === '"' ? basic : literal;
    const found = skip(pattern);
    if (found === '') {
      skip(/[^\n]*/uy);
      fault(start, at, 'this text is not closed');
      return itemOf(start, at);
    }
    const width = long ? 3 : 1;
    return itemOf(start + width, at - width);
  }

  function itemOf(from: number, to: number): Item {
    const written = text.slice(from, to);
    // Vector fills in variables of the environment.
    return { span: place(from, to), text: /\$(?:\{|[A-Z_])/u.test(written) ? undefined : written };
  }
}

/** A table or a pair begins here: what stands before it was not meant to hold it. */
function isNewLine(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === ' ' || text[before] === '\t') before--;
  if (before >= 0 && text[before] !== '\n') return false;
  return /^(?:\[\[?[a-z][\w.]*\]\]?[ \t]*\r?(?:\n|$)|[a-z][\w.-]*[ \t]*=)/u.test(text.slice(at, at + 200));
}

type Item = Setting['items'][number];

/** Deeper than any real file, and shallow enough for the stack. */
const mostDepth = 50;

const basic = /"(?:[^"\\\n]|\\.)*"/uy;
const literal = /'[^'\n]*'/uy;
const longBasic = /"""(?:[^\\]|\\[\s\S])*?"{3,5}/uy;
const longLiteral = /'''[\s\S]*?'{3,5}/uy;
/** Numbers, booleans and dates; variables may stand for any of them. */
const bare = /^(?:true|false|[+-]?(?:inf|nan)|[+-]?\d[\w.:+-]*(?: [\d:.+Z-]+)?|\$\{?\w.*)$/u;

function namesOf(key: string): string[] {
  return [...key.matchAll(/"([^"\n]*)"|'([^'\n]*)'|([\w-]+)/gu)].map(
    ([, double, single, plain]) => (double ?? single ?? plain)!,
  );
}
