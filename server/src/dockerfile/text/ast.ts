import { DockerfileParser, type ModifiableInstruction } from 'dockerfile-ast';
import type { Range } from 'vscode-languageserver-textdocument';
import { type Span, span } from '../../core/span.ts';
import type { Escape } from '../model.ts';

/** The words of one instruction, as dockerfile-ast tells them apart. Offsets are those of the line. */
export interface AstLine {
  readonly keyword: Span;
  /** Everything behind the keyword, flags too. */
  readonly words: readonly Span[];
}

// dockerfile-ast learns of the escape character from this line, so that the instruction stands on the one below.
const backtickDirective = '#escape=`\n';

/**
 * Reads a line whose continuations are joined. This is the only place that knows dockerfile-ast.
 * @returns undefined where it makes no instruction of the line
 */
export function readAst(line: string, escapeChar: Escape): AstLine | undefined {
  const prefix = escapeChar === '`' ? backtickDirective : '';
  const instruction = DockerfileParser.parse(prefix + disarm(line)).getInstructions()[0];
  if (!instruction) return undefined;
  const flags = (instruction as Partial<ModifiableInstruction>).getFlags?.() ?? [];
  return {
    keyword: offsets(instruction.getInstructionRange()),
    words: [...flags, ...instruction.getArguments()].map((word) => offsets(word.getRange())),
  };
}

/** The line has no line breaks, so that a character of a range is an offset in it. */
function offsets({ start, end }: Range): Span {
  return span(start.character, end.character);
}

/** Characters that would be a line break, part of a word, or nothing at all to dockerfile-ast become what BuildKit sees. */
function disarm(line: string): string {
  return line.replace(/[\r\v\f]/gu, ' ').replace(/^\ufeff/u, '_');
}
