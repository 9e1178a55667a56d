import { DockerfileParser, type ModifiableInstruction } from 'dockerfile-ast';
import type { Range } from 'vscode-languageserver-textdocument';
import { remembering } from '../../core/memo.ts';
import { type Span, span } from '../../core/span.ts';
import type { Escape } from '../model.ts';

// dockerfile-ast learns of the escape character from this line, so that the instruction stands on the one below.
const backtickDirective = '#escape=`\n';

/**
 * The words behind a line's keyword, flags too, as dockerfile-ast tells them apart; the line's continuations are joined.
 * This is the only place that knows dockerfile-ast.
 * @returns offsets in the line; undefined where it makes no instruction of it, or would take too long
 */
export function readWords(line: string, escapeChar: Escape): readonly Span[] | undefined {
  // Its time grows with the square of the number of flags.
  if (line.length > maxLength) return undefined;
  return read((escapeChar === '`' ? backtickDirective : '') + disarm(line));
}

/** Far longer than any line with flags that a person has written, in characters. */
const maxLength = 64 * 1024;

const read = remembering(2_000, (text): readonly Span[] | undefined => {
  const instruction = DockerfileParser.parse(text).getInstructions()[0];
  if (!instruction) return undefined;
  const flags = (instruction as Partial<ModifiableInstruction>).getFlags?.() ?? [];
  return [...flags, ...instruction.getArguments()].map((word) => offsets(word.getRange()));
});

/** The line has no line breaks, so that a character of a range is an offset in it. */
function offsets({ start, end }: Range): Span {
  return span(start.character, end.character);
}

/** Characters that would be a line break, part of a word, or nothing at all to dockerfile-ast become what BuildKit sees. */
function disarm(line: string): string {
  return line.replace(/[\r\v\f]/gu, ' ').replace(/^\ufeff/u, '_');
}
