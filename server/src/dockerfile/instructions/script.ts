import type { Span } from '../../core/span.ts';
import { dialectOfProgram, scriptIndex } from '../../shell/interpreter.ts';
import type { Script } from '../../shell/model.ts';
import { type JoinedText, mapFrom, shifted } from '../../shell/offsets.ts';
import { readScript } from '../../shell/read.ts';
import type { CommandLine, JsonWord } from '../model.ts';
import { readJson } from './json.ts';
import type { Line } from './line.ts';

/** A command: the words of a JSON array, or else a line for the shell in force. */
export function readCommandLine(line: Line, offset = line.split.rest.start): CommandLine {
  const { end } = line.split.rest;
  const words = readJson(line, offset);
  if (words) return { form: 'exec', words, script: scriptOfWords(words) };
  if (offset >= end) return { form: 'shell', words: [], script: undefined };
  const joined: JoinedText = { text: line.text.slice(offset, end), map: mapFrom(line.map, offset) };
  return { form: 'shell', words: [], script: readScript(joined, line.environment.shell.dialect) };
}

/** The script of `["sh", "-c", "..."]`, where it stands in the file as the shell gets it. */
export function scriptOfWords(words: readonly JsonWord[]): Script | undefined {
  const index = scriptIndex(words.map(({ value }) => value));
  const word = index === undefined ? undefined : words[index];
  if (!word || !isVerbatim(word)) return undefined;
  return readScript({ text: word.value, map: shifted(word.span.start + 1) }, dialectOfProgram(words[0]!.value));
}

/** No escapes, and no continuation within: each character of the value is one of the file. */
function isVerbatim({ value, span }: { readonly value: string; readonly span: Span }): boolean {
  return span.end - span.start === value.length + 2;
}
