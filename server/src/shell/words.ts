import type { Word as UnbashWord, WordPart as UnbashWordPart } from 'unbash';
import type { Span } from '../core/span.ts';
import type { Word, WordPart } from './model.ts';

/** Gives the place in the file of a stretch of the parsed source. */
export type Locate = (start: number, end: number) => Span;

/** Quoted words hold words that hold words: deeper than this, what is inside is not looked at. */
const maxDepth = 50;

export function toWord(word: UnbashWord, locate: Locate): Word {
  const { text, pos, end } = word;
  const span = locate(pos, end);
  if (!word.parts) {
    const literal: WordPart = { type: 'literal', text, value: word.value, span };
    return { text, value: word.value, hasExpansion: false, hasGlob: false, span, parts: [literal] };
  }
  const parts = word.parts.map((part) => toPart(part, locate, 0));
  const hasExpansion = parts.some(expands);
  return {
    text,
    value: hasExpansion ? undefined : word.value,
    hasExpansion,
    hasGlob: parts.some(({ type }) => type === 'glob' || type === 'brace'),
    span,
    parts,
  };
}

function expands(part: WordPart): boolean {
  if (part.type === 'double-quoted') return part.parts.some(expands);
  return part.type === 'parameter' || part.type === 'substitution' || part.type === 'arithmetic';
}

function toPart(part: UnbashWordPart, locate: Locate, depth: number): WordPart {
  const { text } = part;
  const span = locate(part.pos, part.end);
  switch (part.type) {
    case 'Literal':
      return { type: 'literal', text, value: part.value, span };
    case 'SingleQuoted':
      return { type: 'single-quoted', text, value: part.value, span };
    case 'AnsiCQuoted':
      return { type: 'ansi-quoted', text, value: part.value, span };
    case 'DoubleQuoted':
    case 'LocaleString': {
      const parts = depth < maxDepth ? part.parts.map((inner) => toPart(inner, locate, depth + 1)) : [];
      return { type: 'double-quoted', text, span, parts };
    }
    case 'SimpleExpansion':
      return { type: 'parameter', text, span, name: text.slice(1), operator: '' };
    case 'ParameterExpansion':
      return { type: 'parameter', text, span, name: part.parameter, operator: part.operation?.operator ?? '' };
    case 'CommandExpansion':
    case 'ProcessSubstitution':
      return { type: 'substitution', text, span };
    case 'ArithmeticExpansion':
      return { type: 'arithmetic', text, span };
    case 'Glob':
    case 'ExtendedGlob':
      return { type: 'glob', text, span };
    case 'BraceExpansion':
      return { type: 'brace', text, span };
  }
}
