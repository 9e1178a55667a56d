import type { Word } from './model.ts';

/** What is known of a program's command line. */
export interface ArgumentSpec {
  /** Flags that take a value, `-t` or `--target`: as the next word, behind `=`, or at the end of a short cluster. */
  readonly values?: readonly string[];
  /** Flags end at the first operand, as for `sudo` and `env`: what follows is another command's. */
  readonly stopAtOperand?: boolean;
  /** Single-dash words are long flags (`-version`), not clusters of letters. */
  readonly longSingleDash?: boolean;
}

export interface ParsedArguments {
  readonly flags: readonly ParsedFlag[];
  /** What is no flag and no flag's value, in order. All that stands behind `--`. */
  readonly operands: readonly Word[];
  /** Whether one of the flags is given. */
  has(...names: readonly string[]): boolean;
  /** The value of the last of these flags that is given with one. */
  value(...names: readonly string[]): string | undefined;
}

export interface ParsedFlag {
  /** With its dashes, without value: each letter of a cluster is a flag of its own. */
  readonly name: string;
  /** The word it stands in. */
  readonly word: Word;
  /** Without quotes; undefined where the flag has none, or one that cannot be known. */
  readonly value: string | undefined;
  /** The word that holds the value, where that is a word of its own. */
  readonly valueWord: Word | undefined;
}

/** Takes a command's words apart. A word whose text cannot be known is an operand, unless a flag's name leads it. */
export function parseArguments(words: readonly Word[], spec: ArgumentSpec = {}): ParsedArguments {
  const flags: ParsedFlag[] = [];
  const operands: Word[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const text = word.value ?? word.text;
    if (text === '--') {
      operands.push(...words.slice(index + 1));
      break;
    }
    if (!/^-./su.test(text)) {
      operands.push(word);
      if (!spec.stopAtOperand) continue;
      operands.push(...words.slice(index + 1));
      break;
    }
    const isLong = text.startsWith('--') || spec.longSingleDash;
    const read = isLong ? readLong(word, text) : readCluster(word, text, spec);
    const last = read.flags.at(-1)!;
    const next = !read.hasValue && takesValue(last.name, spec) ? words[index + 1] : undefined;
    if (next) index++;
    flags.push(...read.flags.slice(0, -1), next ? { ...last, value: next.value, valueWord: next } : last);
  }
  return {
    flags,
    operands,
    has: (...names) => flags.some(({ name }) => names.includes(name)),
    value: (...names) => flags.findLast(({ name, value }) => value !== undefined && names.includes(name))?.value,
  };
}

function takesValue(name: string, { values }: ArgumentSpec): boolean {
  return values?.includes(name) ?? false;
}

/** The flags in one word, and whether the last of them has its value there, known or not. */
interface FlagWord {
  readonly flags: readonly ParsedFlag[];
  readonly hasValue: boolean;
}

function readLong(word: Word, text: string): FlagWord {
  const equals = text.indexOf('=');
  const name = equals === -1 ? text : text.slice(0, equals);
  return { flags: [flag(word, name, text.slice(name.length))], hasValue: equals !== -1 };
}

/** `-yq`, and `-tfoo` or `-t=foo` where `-t` takes a value. */
function readCluster(word: Word, text: string, spec: ArgumentSpec): FlagWord {
  const flags: ParsedFlag[] = [];
  for (let at = 1; at < text.length; at++) {
    const name = `-${text[at]}`;
    const rest = text.slice(at + 1);
    const hasValue = rest.startsWith('=') || (rest !== '' && takesValue(name, spec));
    flags.push(flag(word, name, hasValue ? rest : ''));
    if (hasValue) return { flags, hasValue };
  }
  return { flags, hasValue: false };
}

/** @param rest what the word holds behind the name: a value, with or without `=`, or nothing */
function flag(word: Word, name: string, rest: string): ParsedFlag {
  const value = rest && word.value !== undefined ? rest.replace(/^=/u, '') : undefined;
  return { name, word, value, valueWord: undefined };
}
