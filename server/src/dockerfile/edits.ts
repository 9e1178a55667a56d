import { type Edit, insert, remove } from '../core/edit.ts';
import { contains, lineAt, lineBreak, nextLineStart, type Span, span } from '../core/span.ts';
import type { Script } from '../shell/model.ts';
import { lineAboveIgnores } from './comments.ts';
import type { Dockerfile, Instruction } from './model.ts';

/** Adds a line above an instruction. Comments above the instruction stay above the new line, but for ignore comments. */
export function before({ text }: Dockerfile, instruction: Instruction, line: string): Edit {
  return insert(lineAboveIgnores(text, instruction), `${line}${lineBreak(text)}`);
}

/** Adds a line below an instruction and its heredocs. */
export function after({ text }: Dockerfile, { span: at }: Instruction, line: string): Edit {
  const { end } = lineAt(text, at.end);
  return insert(end, `${lineBreak(text)}${line}`);
}

/** Takes an instruction away, with its lines. */
export function removeInstruction({ text }: Dockerfile, { span: at }: Instruction): Edit {
  return remove(span(lineAt(text, at.start).start, nextLineStart(text, at.end)));
}

/**
 * Adds ` && command` to the end of a script in its own style: on a line of its own, indented as the one before, where the
 * script is continued over lines. undefined where the script is not one chain of `&&`, so that it could mean something else.
 */
export function appendCommand(
  { text, escape: escapeChar }: Dockerfile,
  script: Script,
  command: string,
): Edit | undefined {
  if (!script.isChain || script.appendAt === undefined) return undefined;
  const last = lineAt(text, script.appendAt);
  const isContinued = script.span.start < last.start;
  if (!isContinued) return insert(script.appendAt, ` && ${command}`);
  const line = text.slice(last.start, last.end);
  const indentation = /^[ \t]*/u.exec(line)![0];
  const leads = /^[ \t]*&&/u.test(line);
  const end = lineBreak(text);
  return insert(
    script.appendAt,
    leads ? ` ${escapeChar}${end}${indentation}&& ${command}` : ` && ${escapeChar}${end}${indentation}${command}`,
  );
}

/** Takes a word away together with the blanks before it. A word that stands alone on a continued line takes its line with it. */
export function removeWord({ text, escape: escapeChar }: Dockerfile, word: Span): Edit {
  const line = lineAt(text, word.start);
  const isAlone =
    text.slice(line.start, word.start).trim() === '' && text.slice(word.end, line.end).trim() === escapeChar;
  if (isAlone) return remove(span(line.start, nextLineStart(text, word.end)));
  let { start } = word;
  while (start > line.start && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  return remove(span(start, word.end));
}

/**
 * Takes commands out of a chain of `&&` with the operators that joined them; the whole instruction where none is left.
 * undefined where the script is not such a chain, or where a comment would go along with them.
 */
export function removeFromChain(
  file: Dockerfile,
  instruction: Instruction,
  { isChain, statements: [statement] }: Script,
  leaves: (part: Span) => boolean,
): readonly Edit[] | undefined {
  if (!isChain || !statement) return undefined;
  const spans: Span[] = [];
  let stays: Span | undefined;
  let first: Span | undefined;
  for (const part of statement.parts) {
    if (leaves(part)) first ??= part;
    else {
      if (first) spans.push(span(first.start, part.start));
      first = undefined;
      stays = part;
    }
  }
  if (!stays) return [removeInstruction(file, instruction)];
  // At the end it is the operator before them that goes along.
  if (first) spans.push(span(stays.end, statement.span.end));
  const losesComment = file.comments.some((comment) => spans.some((at) => contains(at, comment.span)));
  return losesComment ? undefined : spans.map(remove);
}
