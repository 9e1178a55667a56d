import { sourceSpan } from '../../shell/offsets.ts';
import type { Argument, JsonWord } from '../model.ts';
import { type JsonWords, type ReadJsonWord, readJsonWords } from '../text/json.ts';
import { expand, type Line, tokenAt } from './line.ts';

/** The strings of a JSON array behind the flags (or behind `offset`); undefined where there is none. */
export function readJson(line: Line, offset = line.split.rest.start): readonly JsonWord[] | undefined {
  return read(line, offset)?.map(({ start, end, value }) => ({
    ...tokenAt(line, { start: offset + start, end: offset + end }),
    value,
  }));
}

/** The same where the builder expands variables in them. */
export function readJsonArguments(line: Line): readonly Argument[] | undefined {
  const offset = line.split.rest.start;
  return read(line, offset)?.map(({ start, end, value }) => {
    const token = tokenAt(line, { start: offset + start, end: offset + end });
    // An escape in the string shifts what is behind it: then the string is the smallest place that is known.
    const isPlain = end - start - 2 === value.length;
    const inside = offset + start + 1;
    const locate = (from: number, to: number) =>
      isPlain ? sourceSpan(line.map, inside + from, inside + to) : token.span;
    return expand(line, { ...token, source: value, locate });
  });
}

function read(line: Line, offset: number): readonly ReadJsonWord[] | undefined {
  const text = line.text.slice(offset, line.split.rest.end);
  const json: JsonWords = readJsonWords(text);
  if (json.kind === 'words') return json.words;
  if (json.kind === 'not-strings') {
    line.report(
      sourceSpan(line.map, offset, offset + text.length),
      'everything in this JSON array must be a string',
      'splitting',
    );
  }
  return undefined;
}
