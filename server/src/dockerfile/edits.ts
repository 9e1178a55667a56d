import { type Edit, insert, remove, replace } from '../core/edit.ts';
import { type Fix, unsafe } from '../core/fix.ts';
import { contains, lineAt, lineBreak, nextLineStart, type Span, span } from '../core/span.ts';
import type { Command, Script } from '../shell/model.ts';
import { commentsWithin, lineAboveIgnores } from './comments.ts';
import type { Dockerfile, Instruction, RunInstruction, VariableUse } from './model.ts';

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
 * Adds a command to the end of a script, so that it runs exactly when all went well and the script's result stays what it
 * was. It is written in the script's own style: behind `&&`, or behind `;` or on a new line where `set -e` lets them do the
 * same. undefined where the end is not reached, or cannot be found.
 */
export function appendCommand(file: Dockerfile, script: Script, command: string): Edit | undefined {
  const { text, escape: escapeChar } = file;
  const { appendAt } = script;
  if (appendAt === undefined || !reachesEnd(script)) return undefined;
  // The line on which the last command begins shows how commands stand, unless it is the first one.
  const begin = lineAt(text, script.statements.at(-1)!.parts.at(-1)!.start);
  const line = script.span.start < begin.start ? begin : lineAt(text, appendAt);
  const content = text.slice(line.start, line.end);
  const newLine = `${lineBreak(text)}${/^[ \t]*/u.exec(content)![0]}`;
  const joint = jointOf(text, script);
  if (joint === 'line') return insert(appendAt, `${newLine}${command}`);
  if (!isContinued(file, script, line.start)) return insert(appendAt, `${joint === ';' ? ';' : ' &&'} ${command}`);
  if (joint === ';') return insert(appendAt, `; ${escapeChar}${newLine}${command}`);
  const leads = content.trimStart().startsWith('&&');
  return insert(appendAt, leads ? ` ${escapeChar}${newLine}&& ${command}` : ` && ${escapeChar}${newLine}${command}`);
}

/** The shell goes on behind the last command, and a heredoc of it does not stand in the way. */
function reachesEnd({ commands, statements }: Script): boolean {
  const last = statements.at(-1)!.span;
  return commands.every(({ name, redirects, span: at }) => {
    if (at.start < last.start) return true;
    return !/^(?:exit|exec|return)$/u.test(name?.value ?? '') && redirects.every(({ heredoc }) => !heredoc);
  });
}

/**
 * What a further command can be joined with. `&&` always does: the shell gives `&&` and `||` the same rank, so it follows
 * the whole last statement. The others do only if that is a plain command, whose failure ends the script by `set -e`.
 */
function jointOf(text: string, { statements, commands }: Script): '&&' | ';' | 'line' {
  const [before, last] = statements.slice(-2);
  if (!before || !last || last.operators.length > 0 || !setsErrexit(commands[0])) return '&&';
  const isPlain = commands.some(({ span: at }) => at.start === last.parts[0]!.start && at.end === last.parts[0]!.end);
  if (!isPlain || commands.some(unsetsErrexit)) return '&&';
  return text.slice(before.span.end, last.span.start).trimStart().startsWith(';') ? ';' : 'line';
}

function setsErrexit(command: Command | undefined): boolean {
  if (command?.name?.value !== 'set') return false;
  return command.args.some(({ text }) => /^-[a-z]*e|^errexit$/u.test(text));
}

function unsetsErrexit({ name, args }: Command): boolean {
  return name?.value === 'set' && args.some(({ text }) => /^\+[a-z]*[eo]/u.test(text));
}

/** The line is one of a script that the builder joins from several. */
function isContinued({ text, escape: escapeChar }: Dockerfile, script: Script, lineStart: number): boolean {
  let start = lineStart;
  while (start > script.span.start) {
    const above = lineAt(text, start - 1);
    const content = text.slice(above.start, above.end).trim();
    if (content !== '' && !content.startsWith('#')) return content.endsWith(escapeChar);
    start = above.start;
  }
  return false;
}

/** Offers another name for a variable that is used. */
export function renameFix(file: Dockerfile, use: VariableUse, to: string): Fix | undefined {
  const edit = renameVariable(file, use, to);
  return edit && unsafe(`Write \`${to}\``, edit);
}

/** Gives `$NAME` or `${NAME...}` another name. undefined where the name is not written in one piece. */
function renameVariable({ text }: Dockerfile, { name, span: at }: VariableUse, to: string): Edit | undefined {
  const start = at.start + (text[at.start + 1] === '{' ? 2 : 1);
  return text.startsWith(name, start) ? replace(span(start, start + name.length), to) : undefined;
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
  const losesComment = spans.some((at) => commentsWithin(file, at).some((comment) => contains(at, comment.span)));
  return losesComment ? undefined : spans.map(remove);
}

/** A fix of a script, unless the script stands in a JSON array, whose strings would need escapes for what the fix adds. */
export function inScript({ form }: RunInstruction, fix: Fix | undefined): Fix | undefined {
  return form === 'exec' && fix?.edits.some(({ text }) => /["\\\n]/u.test(text)) ? undefined : fix;
}
