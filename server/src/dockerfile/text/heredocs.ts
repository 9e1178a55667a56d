import { type Span, span } from '../../core/span.ts';
import type { Escape } from '../model.ts';
import { splitLine } from './correct.ts';
import { readJsonWords } from './json.ts';
import { allUnset, lex } from './lex.ts';

/** `<<EOF` in a line: that a body follows below. */
export interface HeredocMarker {
  readonly name: string;
  /** In the line, the descriptor included. */
  readonly marker: Span;
  readonly expand: boolean;
  readonly chomp: boolean;
  readonly descriptor: number;
}

/** The heredocs whose bodies follow a line, in order. Only RUN, COPY and ADD take them, an ONBUILD of these too. */
export function heredocMarkers(line: string, escapeChar: Escape): readonly HeredocMarker[] {
  if (!line.includes('<<') || !takesHeredocs(line, escapeChar)) return [];
  // Whatever the escape character of the file is, here it is the shell's.
  const { words } = lex(line, { escape: '\\', lookup: allUnset, rawQuotes: true, rawEscapes: true, keepUnset: true });
  return words.flatMap(({ text, start, end }) => {
    const heredoc = readHeredocWord(text);
    return heredoc ? [{ ...heredoc, marker: span(start, end) }] : [];
  });
}

/** What a word says of a heredoc; undefined where it starts none. */
export function readHeredocWord(word: string): Omit<HeredocMarker, 'marker'> | undefined {
  const match = /^(\d*)<<(-?)\s*([^<]*)$/u.exec(word);
  if (!match) return undefined;
  const [, descriptor = '', dash = '', rest = ''] = match;
  const options = { escape: '\\', lookup: allUnset, keepUnset: true };
  const [name, second] = lex(rest, options).words;
  if (!name || second) return undefined;
  const raw = lex(rest, { ...options, rawQuotes: true }).words[0]!;
  return {
    name: name.text,
    expand: quotes(name.text) === quotes(raw.text),
    chomp: dash === '-',
    descriptor: Number(descriptor),
  };
}

function takesHeredocs(line: string, escapeChar: Escape): boolean {
  const outer = splitLine(line, escapeChar);
  const isOnbuild = line.slice(outer.keyword.start, outer.keyword.end).toUpperCase() === 'ONBUILD';
  const text = isOnbuild ? line.slice(outer.rest.start) : line;
  const { keyword, rest } = isOnbuild ? splitLine(text, escapeChar) : outer;
  return (
    /^(?:RUN|COPY|ADD)$/iu.test(text.slice(keyword.start, keyword.end)) &&
    readJsonWords(text.slice(rest.start, rest.end)).kind !== 'words'
  );
}

function quotes(text: string): number {
  return text.match(/['"]/gu)?.length ?? 0;
}
