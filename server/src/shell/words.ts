import type { ArithmeticExpression, ParsedScript, Word as UnbashWord, WordPart as UnbashWordPart } from 'unbash';
import type { Span } from '../core/span.ts';
import type { ParameterPart, SubstitutionPart, Word, WordPart } from './model.ts';

/** What reading words needs of the script they stand in. */
export interface WordReader {
  /** Gives the place in the file of a stretch of the parsed source. */
  locate(start: number, end: number): Span;
  /** Reads what stands in the substitution at a place. `fragile`: in backquotes that stand between double quotes. */
  readSubstitution(script: ParsedScript, at: Span, fragile: boolean): Pick<SubstitutionPart, 'statements' | 'commands'>;
  /** Takes note of what stands in `$((...))`. */
  noteArithmetic(expression: ArithmeticExpression): void;
  /** Takes note of a variable that is read, and of the word behind its operator. */
  noteParameter(part: ParameterPart): void;
  /** As `ParameterPart.plainIf`. */
  plainIf(part: UnbashWordPart): readonly string[] | undefined;
}

/** Quoted words hold words that hold words: deeper than this, what is inside is not looked at. */
const maxDepth = 50;

export function toWord(word: UnbashWord, reader: WordReader, depth = 0): Word {
  const { text, pos, end } = word;
  const span = reader.locate(pos, end);
  if (!word.parts) {
    const literal: WordPart = { type: 'literal', text, value: word.value, span };
    return { text, value: word.value, hasExpansion: false, hasGlob: false, span, parts: [literal] };
  }
  const parts = toParts(word.parts, reader, depth);
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

export function toParts(parts: readonly UnbashWordPart[], reader: WordReader, depth = 0, isQuoted = false): WordPart[] {
  return parts.map((part) => toPart(part, reader, depth, isQuoted));
}

function expands(part: WordPart): boolean {
  if (part.type === 'double-quoted') return part.parts.some(expands);
  return part.type === 'parameter' || part.type === 'substitution' || part.type === 'arithmetic';
}

function toPart(part: UnbashWordPart, reader: WordReader, depth: number, isQuoted = false): WordPart {
  const { text } = part;
  const span = reader.locate(part.pos, part.end);
  switch (part.type) {
    case 'Literal':
      return { type: 'literal', text, value: part.value, span };
    case 'SingleQuoted':
      return { type: 'single-quoted', text, value: part.value, span };
    case 'AnsiCQuoted':
      return { type: 'ansi-quoted', text, value: part.value, span };
    case 'DoubleQuoted':
    case 'LocaleString':
      return {
        type: 'double-quoted',
        text,
        span,
        parts: depth < maxDepth ? toParts(part.parts, reader, depth + 1, true) : [],
      };
    case 'SimpleExpansion':
    case 'ParameterExpansion':
      return toParameter(part, span, reader, depth);
    case 'CommandExpansion':
    case 'ProcessSubstitution': {
      const kind =
        part.type === 'ProcessSubstitution' ? (`${part.operator}(` as const) : text.startsWith('`') ? '`' : '$(';
      const inside = part.script && reader.readSubstitution(part.script, span, isQuoted && kind === '`');
      return { type: 'substitution', text, span, kind, ...(inside ?? { statements: [], commands: [] }) };
    }
    case 'ArithmeticExpansion':
      if (part.expression) reader.noteArithmetic(part.expression);
      return { type: 'arithmetic', text, span };
    case 'Glob':
    case 'ExtendedGlob':
      for (const inner of part.parts ?? []) if (inner.type !== 'Literal') toPart(inner, reader, depth + 1);
      return { type: 'glob', text, span };
    case 'BraceExpansion':
      for (const inner of part.parts ?? []) if (inner.type !== 'Literal') toPart(inner, reader, depth + 1);
      return { type: 'brace', text, span };
  }
}

type Parameter = Extract<UnbashWordPart, { type: 'SimpleExpansion' | 'ParameterExpansion' }>;

function toParameter(part: Parameter, span: Span, reader: WordReader, depth: number): ParameterPart {
  const { text } = part;
  const plainIf = reader.plainIf(part);
  const simple: ParameterPart = {
    type: 'parameter',
    text,
    span,
    name: text.slice(1),
    prefix: undefined,
    indexed: false,
    operator: '',
    operand: undefined,
    plainIf,
  };
  const parameter = part.type === 'SimpleExpansion' ? simple : { ...simple, ...details(part, reader, depth) };
  reader.noteParameter(parameter);
  return parameter;
}

function details(
  { parameter, prefix, index, operation }: Extract<UnbashWordPart, { type: 'ParameterExpansion' }>,
  reader: WordReader,
  depth: number,
): Pick<ParameterPart, 'name' | 'prefix' | 'indexed' | 'operator' | 'operand'> {
  const words = [index];
  if (operation?.type === 'Replace') words.push(operation.replacement);
  if (operation?.type === 'Slice') words.push(operation.length);
  if (depth < maxDepth) for (const word of words) if (word) toWord(word, reader, depth + 1);
  const operand = operation && operandOf(operation);
  return {
    name: parameter,
    prefix,
    indexed: index !== undefined,
    operator: operation?.operator ?? '',
    operand: operand && depth < maxDepth ? toWord(operand, reader, depth + 1) : undefined,
  };
}

type Operation = NonNullable<Extract<UnbashWordPart, { type: 'ParameterExpansion' }>['operation']>;

function operandOf(operation: Operation): UnbashWord | undefined {
  switch (operation.type) {
    case 'Replace':
      return operation.pattern;
    case 'Slice':
      return operation.offset;
    case 'Names':
    case 'Unknown':
      return undefined;
    default:
      return operation.operand;
  }
}
