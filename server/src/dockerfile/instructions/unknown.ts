import { similar } from '../../core/similar.ts';
import type { UnknownInstruction } from '../model.ts';
import type { Line } from './line.ts';
import type { Base } from './read.ts';

export function unknownInstruction(line: Line, base: Base<'UNKNOWN'>, keywords: readonly string[]): UnknownInstruction {
  const { text, span } = base.word;
  const meant = similar(text.toUpperCase(), keywords);
  line.report(span, `\`${text}\` is no instruction${meant ? `: did you mean ${meant}?` : ''}`);
  return base;
}
