import { collide, type Edit } from '../core/edit.ts';
import type { Severity } from '../core/finding.ts';
import { type Fix, unsafe } from '../core/fix.ts';
import { overlaps, type Span } from '../core/span.ts';
import type { Script } from './model.ts';
import { sourceOffset, sourceSpan } from './offsets.ts';

/** What ShellCheck (the program) is given, and what its answer means. Who runs it is not known here. */
export interface ShellCheckEvents {
  /** Something that ShellCheck has found in a script of the document. */
  'shellcheck:remark': ShellCheckRemark;
}

export interface ShellCheckRemark {
  /** `SC2086`. */
  readonly code: string;
  readonly span: Span;
  readonly message: string;
  readonly severity: Severity;
  /** Undefined where there is none, or where it cannot be written into the file as it is. */
  readonly fix: Fix | undefined;
}

/** What is known of the shell that will read a script. */
export interface Surroundings {
  /** By the names that ShellCheck knows. */
  readonly shell: 'sh' | 'dash' | 'busybox' | 'bash';
  readonly errexit: boolean;
  readonly pipefail: boolean;
  /** The names of those that are set outside: each is taken for one plain word, which is what it is nearly always. */
  readonly variables: readonly string[];
}

/**
 * Codes left out: files that the script reads are not on this machine (SC1090, SC1091). Settings of the user's own for
 * scripts at large are not read, so that a file has the same findings for all who work on it.
 */
export const shellCheckOptions: readonly string[] = ['--format=json1', '--norc', '--exclude=SC1090,SC1091'];

/** Its exit codes where it has looked at everything: nothing found, something found. */
export const shellCheckExitCodes: readonly number[] = [0, 1];

/** The script as ShellCheck is to read it: itself, below lines that say what is known of its surroundings. */
export function shellCheckInput({ source }: Script, { shell, errexit, pipefail, variables }: Surroundings): string {
  const exported = variables.filter((name) => /^[A-Za-z_]\w*$/u.test(name)).map((name) => `${name}=1`);
  const head = [
    `#!/bin/sh${errexit ? ' -e' : ''}${pipefail ? ' -o pipefail' : ''}`,
    `# shellcheck shell=${shell}`,
    // Those at the top of a script speak of all of it, which they would not do below a command.
    ...(/^(?:[ \t]*(?:#.*)?\n)*/u.exec(source)![0].match(/^[ \t]*#[ \t]*shellcheck[ \t].*$/gmu) ?? []),
    ...(exported.length > 0 ? [`export ${exported.join(' ')}`] : []),
  ];
  // A `#!` counts in the first line alone, and is reported elsewhere.
  return `${head.join('\n')}\n${source.replace(/^#!/u, '# ')}`;
}

/** A finding in the words of ShellCheck's format `json1`. Lines and columns count from 1, columns in code points. */
export interface ShellCheckComment extends TextRange {
  /** The name it was given by. */
  readonly file: string;
  readonly level: 'error' | 'warning' | 'info' | 'style';
  readonly code: number;
  readonly message: string;
  readonly fix: { readonly replacements: readonly Replacement[] } | null;
}

interface TextRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Replacement extends TextRange {
  readonly replacement: string;
  /** Of an insertion: `beforeStart` closes what stands before it, `afterEnd` opens what stands behind. */
  readonly insertionPoint: 'beforeStart' | 'afterEnd';
}

/**
 * Reads what ShellCheck printed about several inputs, named by their numbers.
 * @throws Error where that is not what it prints
 */
export function readShellCheckOutput(output: string, inputs: number): readonly (readonly ShellCheckComment[])[] {
  const { comments } = parseObject(output);
  if (!Array.isArray(comments) || !comments.every(isComment)) throw new Error('it printed something unexpected');
  return Array.from({ length: inputs }, (_, index) => comments.filter(({ file }) => file === String(index)));
}

function parseObject(text: string): { readonly [name: string]: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

function isComment(value: unknown): value is ShellCheckComment {
  const { file, level, code, message, fix } = Object(value) as Partial<ShellCheckComment>;
  return (
    typeof file === 'string' &&
    typeof code === 'number' &&
    typeof message === 'string' &&
    level !== undefined &&
    Object.hasOwn(severities, level) &&
    isRange(value) &&
    (fix === null || (Array.isArray(fix?.replacements) && fix.replacements.every(isReplacement)))
  );
}

function isReplacement(value: unknown): value is Replacement {
  return isRange(value) && typeof (value as Partial<Replacement>).replacement === 'string';
}

function isRange(value: unknown): value is TextRange {
  const { line, column, endLine, endColumn } = Object(value) as Partial<TextRange>;
  return [line, column, endLine, endColumn].every((number) => Number.isInteger(number));
}

const severities: Readonly<Record<ShellCheckComment['level'], Severity>> = {
  error: 'error',
  warning: 'warning',
  info: 'information',
  style: 'hint',
};

/** What ShellCheck says of a script, by its places in the file. What it says of the lines above the script is dropped. */
export function remarksOn(
  script: Script,
  input: string,
  comments: readonly ShellCheckComment[],
): readonly ShellCheckRemark[] {
  const lines = input.split('\n');
  const head = input.length - script.source.length;
  const starts = lines.map(() => 0);
  for (let line = 1; line < lines.length; line++) starts[line] = starts[line - 1]! + lines[line - 1]!.length + 1;
  const offsetOf = (line: number, column: number) => {
    const before = [...(lines[line - 1] ?? '')].slice(0, column - 1).join('').length;
    return Math.min((starts[line - 1] ?? input.length) + before - head, script.source.length);
  };
  const rangeOf = ({ line, column, endLine, endColumn }: TextRange): Span => ({
    start: offsetOf(line, column),
    end: offsetOf(endLine, endColumn),
  });
  return comments.flatMap((comment) => {
    const { start, end } = rangeOf(comment);
    if (start < 0) return [];
    const code = `SC${comment.code}`;
    const edits = comment.fix?.replacements.map((replacement) => editIn(script, replacement, rangeOf(replacement)));
    return {
      code,
      span: sourceSpan(script.map, start, end),
      message: comment.message,
      severity: severities[comment.level],
      fix: edits && fixOf(code, edits),
    };
  });
}

/** All of its edits or none. */
function fixOf(code: string, edits: readonly (Edit | undefined)[]): Fix | undefined {
  const known = edits.filter((edit) => edit !== undefined);
  const fit = known.every((edit, index) => known.every((other, at) => at >= index || !collide(edit, other)));
  return known.length === edits.length && fit ? unsafe(`Fix ${code} as ShellCheck proposes`, ...known) : undefined;
}

/**
 * The edit in the file that makes the edit in the script; undefined where there may be none: over the end of a line that
 * is continued, with a line break or an escape character at a line's end, or in nested backquotes.
 */
function editIn(script: Script, { replacement: text, insertionPoint }: Replacement, at: Span): Edit | undefined {
  if (at.start < 0 || /[\r\n]|[\\`]$/u.test(text)) return undefined;
  const { map } = script;
  // Behind the last character, not before the next one: a continuation may stand between.
  const closes = at.start === at.end && insertionPoint === 'beforeStart' && at.start > 0;
  const end = closes ? sourceOffset(map, at.start - 1) + 1 : 0;
  const { start, end: until } = closes ? { start: end, end } : sourceSpan(map, at.start, at.end);
  if (until - start !== at.end - at.start) return undefined;
  const edit = { start, end: until, text };
  return script.words.some(({ fragile, word }) => fragile && overlaps(word.span, edit)) ? undefined : edit;
}
