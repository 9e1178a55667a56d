import { isPrintable } from './blanks.ts';
import { isPattern, replacePattern, trimPrefix, trimSuffix } from './pattern.ts';

/**
 * BuildKit's word processing: takes quotes and escapes from a word and expands `$NAME` and `${NAME...}` in it.
 *
 * It resembles a shell and is none: this is the engine of ENV, COPY, FROM and their like. In RUN and CMD the shell expands.
 * Offsets are those of `source`.
 */
export interface Lexed {
  /** Undefined where it depends on a value that is not known, or where the text has a fault. */
  readonly value: string | undefined;
  /** In order, those within the operands of others too. */
  readonly variables: readonly LexedVariable[];
  /** What stands between blanks that are neither quoted nor escaped. */
  readonly words: readonly LexedWord[];
  readonly fault: LexFault | undefined;
}

export interface LexedVariable {
  readonly name: string;
  readonly modifier: string | undefined;
  readonly start: number;
  readonly end: number;
}

export interface LexedWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface LexFault {
  readonly message: string;
  /** Where the construct begins that has no end or no meaning. */
  readonly start: number;
  readonly end: number;
}

/**
 * `unset`: nothing can give it a value. `awaited`: an ARG without default, which has a value only if the build is given
 * one. `unknown`: something outside of the file decides.
 */
export type VariableValue = { readonly known: string } | 'unset' | 'awaited' | 'unknown';
export type VariableLookup = (name: string) => VariableValue;

export interface LexOptions {
  readonly escape: string;
  readonly lookup: VariableLookup;
  /** Keeps quotes in the result. */
  readonly rawQuotes?: boolean;
  /** Keeps escape characters in the result. */
  readonly rawEscapes?: boolean;
  /** Quotes are characters like any other. */
  readonly plainQuotes?: boolean;
  /** Leaves variables that are unset as they are written. */
  readonly keepUnset?: boolean;
}

export const allUnset: VariableLookup = () => 'unset';

interface State {
  readonly source: string;
  readonly options: LexOptions;
  readonly variables: LexedVariable[];
  readonly words: LexedWord[];
  at: number;
  /** How many `${` are open. */
  depth: number;
  /** How many characters variables have put into it. */
  expanded: number;
  word: { text: string; start: number } | undefined;
  fault: LexFault | undefined;
}

/** A piece of the result; `known` is false where a value in it is not known. */
interface Piece {
  readonly text: string;
  readonly known: boolean;
}

const unknown: Piece = { text: '', known: false };

export function lex(source: string, options: LexOptions): Lexed {
  const state: State = {
    source,
    options,
    variables: [],
    words: [],
    at: 0,
    depth: 0,
    expanded: 0,
    word: undefined,
    fault: undefined,
  };
  const { text, known } = readUntil(state, undefined, options.rawEscapes ?? false);
  endWord(state, state.at);
  const { words, fault } = state;
  const variables = state.variables.filter(({ start, end }) => end > start);
  return { value: known && !fault ? text : undefined, variables, words: fault ? [] : words, fault };
}

/**
 * Reads up to `stop`, which is consumed, or to the end of the source. Only the outermost reading makes words.
 * @param opening where the `${` stands that wants the stop
 */
function readUntil(state: State, stop: string | undefined, rawEscapes: boolean, opening = 0): Piece {
  const { source } = state;
  let text = '';
  let known = true;
  while (state.at < source.length) {
    const start = state.at;
    const char = source[start]!;
    if (char === stop) {
      state.at++;
      return { text, known };
    }
    const piece = readPlain(state, stop) ?? readPiece(state, rawEscapes);
    text += piece.text;
    known &&= piece.known;
    if (stop !== undefined) continue;
    // What a variable holds is split at its blanks; what is quoted or escaped is not.
    if (char === '$') {
      for (const [part] of piece.text.matchAll(blanksOrNot)) addToWord(state, part, start, isBlank(part[0]!));
    } else addToWord(state, piece.text, start, isBlank(char));
  }
  if (stop !== undefined) fail(state, `\`${stop}\` is missing`, opening);
  return { text, known };
}

/** Characters that mean nothing, as many as there are: most of a text is made of them. */
function readPlain(state: State, stop: string | undefined): Piece | undefined {
  const { source, options } = state;
  const start = state.at;
  let end = start;
  for (; end < source.length; end++) {
    const char = source[end]!;
    if (char === stop || char === options.escape || !isPlain(char)) break;
  }
  if (end === start) return undefined;
  state.at = end;
  return given(source.slice(start, end));
}

function isPlain(char: string): boolean {
  return char !== '$' && char !== "'" && char !== '"' && char !== '<' && !isBlank(char);
}

/** A variable, a quoted stretch, the start of a heredoc, or one character. */
function readPiece(state: State, rawEscapes: boolean): Piece {
  const { source, options } = state;
  const start = state.at;
  const char = source[start]!;
  if (char === '$') return readVariable(state);
  if (char === "'" && !options.plainQuotes) return readSingleQuoted(state);
  if (char === '"' && !options.plainQuotes) return readDoubleQuoted(state, rawEscapes);
  state.at++;
  if (char === '<' && source[state.at] === '<') {
    // Blanks between `<<` and its name belong to the heredoc's word.
    state.at++;
    while (/[\t\r ]/u.test(source[state.at] ?? '')) state.at++;
    return given(source.slice(start, state.at));
  }
  if (char !== options.escape) return given(char);
  const escaped = source[state.at] ?? '';
  state.at += escaped.length;
  return given(rawEscapes ? char + escaped : escaped);
}

function readSingleQuoted(state: State): Piece {
  const start = state.at;
  const close = state.source.indexOf("'", start + 1);
  if (close === -1) return fail(state, 'a single quote is not closed', start);
  state.at = close + 1;
  return {
    text: state.options.rawQuotes ? state.source.slice(start, close + 1) : state.source.slice(start + 1, close),
    known: true,
  };
}

function readDoubleQuoted(state: State, rawEscapes: boolean): Piece {
  const { source, options } = state;
  const opening = state.at++;
  const quote = options.rawQuotes ? '"' : '';
  let text = quote;
  let known = true;
  while (state.at < source.length) {
    const char = source[state.at]!;
    if (char === '"') {
      state.at++;
      return { text: text + quote, known };
    }
    if (char === '$') {
      const piece = readVariable(state);
      text += piece.text;
      known &&= piece.known;
      continue;
    }
    if (char !== options.escape) {
      const end = endOfQuotedRun(source, state.at, options.escape);
      text += source.slice(state.at, end);
      state.at = end;
      continue;
    }
    state.at++;
    // Only these are escaped within double quotes; any other escape character stands for itself.
    const next = source[state.at];
    if (next === '"' || next === '$' || next === options.escape) {
      state.at++;
      text += rawEscapes ? char + next : next;
    } else text += char;
  }
  return fail(state, 'a double quote is not closed', opening);
}

function endOfQuotedRun(source: string, start: number, escapeChar: string): number {
  let end = start;
  while (end < source.length && source[end] !== '"' && source[end] !== '$' && source[end] !== escapeChar) end++;
  return end;
}

function readVariable(state: State): Piece {
  const { source } = state;
  const start = state.at++;
  if (source[state.at] !== '{') {
    const name = readName(state);
    if (!name) return given('$');
    state.variables.push({ name, modifier: undefined, start, end: state.at });
    return substitute(state, name, `$${name}`);
  }
  state.at++;
  // A text that nests this deep was not written by a person, and must not exhaust the stack.
  if (state.depth >= 100) return fail(state, '`${` is nested too deeply', start);
  state.depth++;
  const piece = readBraced(state, start);
  state.depth--;
  return piece;
}

/** `${NAME...}`, from its name on. */
function readBraced(state: State, start: number): Piece {
  const { source, options } = state;
  const first = source[state.at];
  if (first === undefined) return fail(state, '`}` is missing', start);
  if (first === '{' || first === '}' || first === ':') return fail(state, '`${` wants a name', start);
  const name = readName(state);
  // The entry is made before its operand is read, so that variables come in the order of their first characters.
  const index = state.variables.push({ name, modifier: undefined, start, end: start }) - 1;
  const done = (modifier: string | undefined) => {
    state.variables[index] = { name, modifier, start, end: state.at };
  };
  const char = source[state.at] ?? '';
  if (char === '') return fail(state, '`}` is missing', start);
  state.at++;
  if (char === '}') {
    done(undefined);
    return substitute(state, name, `\${${name}}`);
  }
  if (char === '/') {
    const all = source[state.at] === '/';
    if (all) state.at++;
    const pattern = readUntil(state, '/', true, start);
    const replacement = readUntil(state, '}', true, start);
    if (state.fault) return unknown;
    done(all ? '//' : '/');
    const value = lookUp(state, name);
    if (value === 'unset' && options.keepUnset) return given(source.slice(start, state.at));
    if (pattern.known && !isPattern(pattern.text)) return fail(state, patternFault(pattern.text), start);
    if (typeof value === 'string') return plainValue(value);
    if (!pattern.known || !replacement.known || value.known.length > longestToCut) return unknown;
    if (all && value.known.length * replacement.text.length > mostExpanded) return unknown;
    return given(replacePattern(value.known, pattern.text, replacement.text, all));
  }
  const operator = char === ':' ? char + (source[state.at++] ?? '') : char;
  if (!/^(?::?[-+?]|[#%])$/u.test(operator))
    return fail(state, `\`${operator}\` is no modifier that BuildKit knows`, start);
  const trims = operator === '#' || operator === '%';
  const operand = readUntil(state, '}', trims, start);
  if (state.fault) return unknown;
  const greedy = trims && operand.text.startsWith(operator);
  done(greedy ? operator + operator : operator);
  const value = lookUp(state, name);
  if (value === 'unset' && options.keepUnset) return given(source.slice(start, state.at));
  if (trims) {
    const pattern = greedy ? operand.text.slice(1) : operand.text;
    if (operand.known && !isPattern(pattern)) return fail(state, patternFault(pattern), start);
    if (typeof value === 'string') return plainValue(value);
    if (!operand.known || value.known.length > longestToCut) return unknown;
    return given((operator === '#' ? trimPrefix : trimSuffix)(value.known, pattern, greedy));
  }
  return applyModifier(state, { name, operator, start }, value, operand);
}

/** Variables that double each other would fill any memory. What is longer than this is not known here. */
const mostExpanded = 4096;

function lookUp(state: State, name: string): VariableValue {
  const value = state.options.lookup(name);
  if (typeof value === 'string') return value;
  state.expanded += value.known.length;
  return state.expanded > mostExpanded ? 'unknown' : value;
}

/** Nobody cuts patterns out of longer values; an attempt must not hold up the reading. */
const longestToCut = 500;

interface Modified {
  readonly name: string;
  readonly operator: string;
  readonly start: number;
}

function applyModifier(state: State, { name, operator, start }: Modified, value: VariableValue, operand: Piece): Piece {
  if (value === 'unknown') return unknown;
  const text = typeof value === 'string' ? '' : value.known;
  const missing = typeof value === 'string' || (operator.startsWith(':') && text === '');
  switch (operator.at(-1)) {
    case '-':
      return missing ? operand : given(text);
    case '+':
      return missing ? given('') : operand;
    default:
      if (!missing) return given(text);
      // Whoever demands a build argument in this way knows that the build needs it.
      if (value === 'awaited') return unknown;
      return fail(state, `\`${name}\` has no value${operand.text ? ` (${operand.text})` : ''}`, start);
  }
}

function patternFault(pattern: string): string {
  return `the pattern \`${pattern}\` escapes what needs no escape`;
}

function given(text: string): Piece {
  return { text, known: true };
}

/** A plain `$NAME`. */
function substitute(state: State, name: string, written: string): Piece {
  const value = lookUp(state, name);
  return value === 'unset' && state.options.keepUnset ? given(written) : plainValue(value);
}

function plainValue(value: VariableValue): Piece {
  if (typeof value === 'object') return given(value.known);
  return value === 'unset' ? given('') : unknown;
}

const namePattern = /\p{Nd}+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*/uy;

function readName(state: State): string {
  namePattern.lastIndex = state.at;
  const name = namePattern.exec(state.source)?.[0] ?? '';
  state.at += name.length;
  return name;
}

/** Notes the first fault and ends the reading there: nothing behind it can be told apart. */
function fail(state: State, message: string, start: number): Piece {
  state.fault ??= { message, start, end: state.source.length };
  state.at = state.source.length;
  return unknown;
}

function addToWord(state: State, text: string, start: number, ends: boolean): void {
  if (ends) endWord(state, start);
  else if (state.word) state.word.text += text;
  else state.word = { text, start };
}

function endWord(state: State, end: number): void {
  if (!state.word) return;
  if (state.word.text) state.words.push({ ...state.word, end });
  state.word = undefined;
}

const blanksOrNot = /[\s\u0085]+|[^\s\u0085]+/gu;

function isBlank(char: string): boolean {
  return !isPrintable(char) && /^[\s\u0085]$/u.test(char);
}
