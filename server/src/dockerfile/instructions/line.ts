import type { Span } from '../../core/span.ts';
import { type JoinedText, mapFrom, sourceSpan } from '../../shell/offsets.ts';
import type { Argument, Environment, Escape, Gap, Heredoc, Token } from '../model.ts';
import type { SplitLine } from '../text/correct.ts';
import { lex, type VariableLookup } from '../text/lex.ts';

/** One instruction while it is read: its joined text, taken apart, and what holds where it stands. Offsets are those of `text`. */
export interface Line extends JoinedText {
  readonly split: SplitLine;
  readonly escape: Escape;
  readonly environment: Environment;
  /** The variables that the builder knows there. */
  readonly lookup: VariableLookup;
  readonly heredocs: readonly Heredoc[];
  readonly gaps: readonly Gap[];
  /** The line above is no instruction, so that whatever is foreign to a Dockerfile began there. */
  readonly followsUnknown: boolean;
  /** Notes what BuildKit would refuse; the span is in the file. */
  readonly report: Report;
  /** The same of an instruction behind ONBUILD, which BuildKit looks into only when it runs in another build. */
  readonly reportTrigger: Report;
}

/** @param splitting BuildKit refuses it as it splits the line into words, behind an ONBUILD too */
export type Report = (at: Span, message: string, splitting?: 'splitting') => void;

export function tokenAt(line: Line, { start, end }: Span): Token {
  return { text: line.text.slice(start, end), span: sourceSpan(line.map, start, end) };
}

/** The text behind the flags. */
export function restOf(line: Line): Token {
  return tokenAt(line, line.split.rest);
}

/** The joined text behind the flags, with its map. */
export function restText(line: Line): JoinedText {
  const { start, end } = line.split.rest;
  return { text: line.text.slice(start, end), map: mapFrom(line.map, start) };
}

/** A word that the builder takes as it stands. */
export function literalAt(line: Line, place: Span): Argument {
  const token = tokenAt(line, place);
  return { ...token, value: token.text, variables: [] };
}

/** A word that the builder takes the quotes from and expands variables in. */
export function argumentAt(line: Line, place: Span): Argument {
  const token = tokenAt(line, place);
  const locate = (start: number, end: number) => sourceSpan(line.map, place.start + start, place.start + end);
  return expand(line, { ...token, source: token.text, locate });
}

export interface Expandable extends Token {
  /** What is expanded, where that is not `text`: a flag's value without its quotes, a JSON string decoded. */
  readonly source: string;
  /** The place in the file of a stretch of `source`. */
  readonly locate: (start: number, end: number) => Span;
}

export function expand(line: Line, { text, span, source, locate }: Expandable): Argument {
  if (!source.includes('$') && !source.includes('"') && !source.includes("'") && !source.includes(line.escape)) {
    return { text, span, value: source, variables: [] };
  }
  const { value, variables, fault } = lex(source, { escape: line.escape, lookup: line.lookup });
  if (fault) line.report(locate(fault.start, fault.end), `\`${text}\` cannot be read: ${fault.message}`);
  return {
    text,
    span,
    value,
    variables: variables.map(({ name, modifier, start, end }) => ({ name, modifier, span: locate(start, end) })),
  };
}
