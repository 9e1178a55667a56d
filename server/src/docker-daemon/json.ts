import { type Span, span } from '../core/span.ts';
import type { DaemonProblem } from './model.ts';

/** Deeper than any real file, and shallow enough for the stack. */
const mostLevels = 200;

/** The first place at which a strict reader of JSON, such as Go's, gives up; undefined where there is none. */
export function jsonProblem(text: string): DaemonProblem | undefined {
  const reader = new Reader(text);
  try {
    // Nothing at all is an empty configuration.
    if (reader.rest() === '') return undefined;
    reader.value(0);
    reader.end();
    return undefined;
  } catch (problem) {
    if (problem instanceof Fault) return { span: problem.span, message: problem.message };
    throw problem;
  }
}

class Fault extends Error {
  readonly span: Span;

  constructor(at: Span, message: string) {
    super(message);
    this.span = at;
  }
}

class Reader {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  value(level: number): void {
    const char = this.rest();
    if (level > mostLevels) throw this.fault('this is nested too deeply to be read');
    if (char === '{') this.list('}', () => this.pair(level + 1));
    else if (char === '[') this.list(']', () => this.value(level + 1));
    else if (char === '"') this.string();
    else {
      const word = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/uy;
      word.lastIndex = this.at;
      const found = word.exec(this.text);
      if (!found) throw this.fault(this.explain(char));
      this.at += found[0].length;
    }
  }

  end(): void {
    if (this.rest() !== '') throw this.fault('nothing may follow the end of the configuration');
  }

  private pair(level: number): void {
    if (this.rest() !== '"') throw this.fault(this.explain(this.text[this.at] ?? ''));
    this.string();
    if (this.rest() !== ':') throw this.fault('a `:` is missing before this');
    this.at++;
    this.value(level);
  }

  private list(close: string, item: () => void): void {
    this.at++;
    if (this.rest() === close) {
      this.at++;
      return;
    }
    for (;;) {
      item();
      const char = this.rest();
      const at = this.at++;
      if (char === close) return;
      if (char !== ',') throw this.fault('a `,` is missing before this', at);
      if (this.rest() === close) throw this.fault('JSON allows no comma before a closing bracket', at);
    }
  }

  private string(): void {
    const end = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
    end.lastIndex = this.at;
    const found = end.exec(this.text);
    if (!found) throw this.fault('this text is not closed on its line, or holds an escape that JSON does not know');
    this.at += found[0].length;
  }

  /** The next character that means something; empty at the end. */
  rest(): string {
    while (/[ \t\r\n]/u.test(this.text[this.at] ?? '')) this.at++;
    return this.text[this.at] ?? '';
  }

  private explain(char: string): string {
    if (char === '') return 'the configuration ends too early: a bracket is not closed';
    if (char === '/' || char === '#') return 'JSON knows no comments: the daemon refuses the file';
    if (char === "'") return 'JSON knows double quotes only';
    return 'JSON wants a value, or a key in double quotes, here';
  }

  /** At the word that stands there; at the last one before it where the text ends. */
  private fault(message: string, at = this.at): Fault {
    const start = at < this.text.length ? at : Math.max(this.text.trimEnd().length - 1, 0);
    const word = /[\w.-]+/uy;
    word.lastIndex = start;
    return new Fault(span(start, start + (word.exec(this.text)?.[0].length ?? 1)), message);
  }
}
