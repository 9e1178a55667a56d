import { type Span, span } from '../../core/span.ts';
import { sourceSpan } from '../../shell/offsets.ts';
import type { ArgInstruction, EnvInstruction, LabelInstruction, Pair } from '../model.ts';
import { leadingBlanks } from '../text/blanks.ts';
import type { VariableValue } from '../text/lex.ts';
import { quotedWords } from '../text/words.ts';
import { argumentAt, type Line, literalAt } from './line.ts';
import type { Base } from './read.ts';

export function readEnv(line: Line, base: Base<'ENV'>): EnvInstruction {
  return { ...base, ...readPairs(line, 'ENV') };
}

export function readLabel(line: Line, base: Base<'LABEL'>): LabelInstruction {
  return { ...base, ...readPairs(line, 'LABEL') };
}

export function readArg(line: Line, base: Base<'ARG'>): ArgInstruction {
  const words = quotedWords(line.text, line.split.rest, line.escape);
  if (words.length === 0) line.report(base.word.span, 'ARG wants at least one name: `ARG name` or `ARG name=default`');
  // Each sees the ones before it.
  const own = new Map<string, VariableValue>();
  const lookup = (name: string) => own.get(name) ?? line.lookup(name);
  const pairs = words.map((word) => {
    const pair = readPair({ ...line, lookup }, word, 'ARG');
    if (pair.value) own.set(pair.name.text, pair.value.value === undefined ? 'unknown' : { known: pair.value.value });
    return pair;
  });
  return { ...base, pairs };
}

function readPairs(
  line: Line,
  keyword: 'ENV' | 'LABEL',
): { readonly pairs: readonly Pair[]; readonly legacy: boolean } {
  const { rest } = line.split;
  const words = quotedWords(line.text, rest, line.escape);
  const [first] = words;
  const form = `\`${keyword} name=value\``;
  if (!first) {
    line.report(
      sourceSpan(line.map, line.split.keyword.start, line.split.keyword.end),
      `${keyword} wants a name and a value: ${form}`,
    );
    return { pairs: [], legacy: false };
  }
  if (!line.text.slice(first.start, first.end).includes('=')) return readLegacyPair(line, rest, form);
  const pairs: Pair[] = [];
  for (const word of words) {
    const text = line.text.slice(word.start, word.end);
    if (text.includes('=')) pairs.push(readPair(line, word, keyword));
    else
      line.report(
        sourceSpan(line.map, word.start, word.end),
        `\`${text}\` has no \`=\`: write ${form}, and quote a value that has blanks in it`,
        'splitting',
      );
  }
  return { pairs, legacy: false };
}

/** `ENV name value`: the name ends at the first blank, whether quoted or not, and the rest is the value. */
function readLegacyPair(line: Line, rest: Span, form: string) {
  const length = /^[^\t\v\f\r ]*/u.exec(line.text.slice(rest.start, rest.end))![0].length;
  const name = span(rest.start, rest.start + length);
  const valueStart = name.end + leadingBlanks(line.text.slice(name.end, rest.end));
  const located = sourceSpan(line.map, rest.start, rest.end);
  if (valueStart >= rest.end) {
    line.report(located, `\`${line.text.slice(name.start, name.end)}\` has no value: write ${form}`, 'splitting');
    return { pairs: [{ name: argumentAt(line, name), value: undefined, span: located }], legacy: false };
  }
  const value = argumentAt(line, span(valueStart, rest.end));
  return { pairs: [{ name: argumentAt(line, name), value, span: located }], legacy: true };
}

function readPair(line: Line, word: Span, keyword: string): Pair {
  const text = line.text.slice(word.start, word.end);
  const equals = text.indexOf('=');
  const nameEnd = equals === -1 ? word.end : word.start + equals;
  const located = sourceSpan(line.map, word.start, word.end);
  if (nameEnd === word.start) line.report(located, `${keyword} wants a name before the \`=\``);
  return {
    name: (keyword === 'ARG' ? literalAt : argumentAt)(line, span(word.start, nameEnd)),
    value: equals === -1 ? undefined : argumentAt(line, span(nameEnd + 1, word.end)),
    span: located,
  };
}
