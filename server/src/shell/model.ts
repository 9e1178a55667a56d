import type { Span } from '../core/span.ts';
import type { BashismName } from './bashisms.ts';

/**
 * What a piece of shell says: simple commands in a flat list, each knowing where in the control flow it stands.
 *
 * Every span is in the file, not in `source`: a word that was split over lines covers its continuation. Everything is
 * immutable and no record points back to the one that holds it.
 */
export interface Script {
  /** `other`: PowerShell, cmd, Python...: nothing but `source` and `span` is known of it. */
  readonly dialect: Dialect;
  /** The text that the shell is given: continuations and the comments between them are gone. */
  readonly source: string;
  readonly span: Span;
  /** What stands between `;`, `&` and line ends at the top level, in order. */
  readonly statements: readonly Statement[];
  /** Every simple command anywhere, those in `$(...)`, loops and functions too, in order of their first character. */
  readonly commands: readonly Command[];
  /** Every pipeline of two or more commands, wherever it stands. */
  readonly pipelines: readonly Pipeline[];
  /** Syntax that only shells beyond POSIX `sh` understand, in order. */
  readonly bashisms: readonly Bashism[];
  /** Where the text is no shell; the rest is read all the same. */
  readonly problems: readonly ShellProblem[];
  /** The body is one statement of commands joined by `&&` alone: what is appended with `&&` runs exactly when all went well. */
  readonly isChain: boolean;
  /** Offset in the file behind the last character of the last command, where ` && more` may stand; undefined in a broken body. */
  readonly appendAt: number | undefined;
}

/** `bash` stands for all shells that know its syntax (zsh, ksh): `sh` for those that promise POSIX only (dash, ash). */
export type Dialect = 'sh' | 'bash' | 'other';

export interface ShellProblem {
  readonly span: Span;
  readonly message: string;
}

export interface Statement {
  readonly span: Span;
  /** The `&&` and `||` of its own level, in order; one fewer than its parts. */
  readonly operators: readonly Operator[];
  /** The spans of what the operators join: pipelines, commands, or compounds such as `if ... fi`. */
  readonly parts: readonly Span[];
  /** Ends in `&`. */
  readonly background: boolean;
}

export interface Operator {
  readonly text: '&&' | '||' | '|' | '|&';
  readonly span: Span;
}

export interface Pipeline {
  readonly span: Span;
  /** The spans of its commands or compounds, two or more. */
  readonly parts: readonly Span[];
  /** The `|` and `|&` between them. */
  readonly operators: readonly Operator[];
  /** What the pipeline stands in, outermost first, as in `Command.within`. */
  readonly within: readonly Enclosure[];
}

/** One simple command: `A=1 name args > file`. Assignments alone have no name. */
export interface Command {
  readonly name: Word | undefined;
  /** The words after the name. What `export` and its like assign stands here too, as the word it is. */
  readonly args: readonly Word[];
  /** Those before the name, and those behind `export`, `local`, `declare`, `readonly` and `typeset`. */
  readonly assignments: readonly Assignment[];
  readonly redirects: readonly Redirect[];
  readonly span: Span;
  /** Its statement or nested list: the operators of its level that stand around it. */
  readonly before: Operator | undefined;
  readonly after: Operator | undefined;
  /** Place among the parts that `&&` and `||` join in its list. A list of one has length 1. */
  readonly chain: Position;
  /** Place among the commands that pipes join. */
  readonly pipe: Position;
  /** What it stands in, outermost first; empty at the top level. */
  readonly within: readonly Enclosure[];
}

export interface Position {
  /** From 0. */
  readonly index: number;
  readonly length: number;
}

/**
 * `condition`: runs only if something says so (the branches of `if` and `case`); the test of an `if` or a loop is `test`.
 * `group` is `{ ... }`, `substitution` is `$(...)`, backquotes and `<(...)`.
 */
export type Enclosure = 'subshell' | 'group' | 'loop' | 'test' | 'condition' | 'function' | 'substitution';

export interface Word {
  /** As the shell is given it, with its quotes. */
  readonly text: string;
  /** Without quotes and escapes; undefined where something is expanded in it (a variable, `$(...)`, arithmetic). */
  readonly value: string | undefined;
  /** A variable, `$(...)`, backquotes, `$((...))` or `<(...)` stands in it. */
  readonly hasExpansion: boolean;
  /** An unquoted `*`, `?`, `[...]` or brace expansion stands in it. */
  readonly hasGlob: boolean;
  readonly span: Span;
  /** What it is made of, in order; a plain word has one literal. */
  readonly parts: readonly WordPart[];
}

export type WordPart =
  | {
      readonly type: 'literal' | 'single-quoted' | 'ansi-quoted';
      readonly text: string;
      readonly value: string;
      readonly span: Span;
    }
  | { readonly type: 'double-quoted'; readonly text: string; readonly span: Span; readonly parts: readonly WordPart[] }
  | {
      readonly type: 'parameter';
      readonly text: string;
      readonly span: Span;
      /** `X` of `$X`, `${X:-y}` and `${#X}`. */
      readonly name: string;
      /** `:-`, `#`, `/`...; empty for `$X`, `${X}` and `${#X}`. */
      readonly operator: string;
    }
  | { readonly type: 'substitution' | 'arithmetic' | 'glob' | 'brace'; readonly text: string; readonly span: Span };

export interface Assignment {
  readonly name: string;
  /** Undefined for an array or where nothing stands behind `=`. */
  readonly value: Word | undefined;
  readonly span: Span;
}

export interface Redirect {
  readonly operator: '>' | '>>' | '<' | '<>' | '<&' | '>&' | '>|' | '&>' | '&>>' | '<<<' | '<<' | '<<-';
  /** `2` of `2>`; undefined where none is written. */
  readonly descriptor: number | undefined;
  /** The file, descriptor or text; for `<<` and `<<-` the delimiter stands in `heredoc`. */
  readonly target: Word | undefined;
  readonly heredoc: ShellHeredoc | undefined;
  readonly span: Span;
}

export interface ShellHeredoc {
  readonly delimiter: string;
  /** The delimiter is quoted: nothing is expanded in the body. */
  readonly quoted: boolean;
  readonly body: string;
  readonly span: Span;
}

export interface Bashism {
  /** What it is, in the words of a message. */
  readonly name: BashismName;
  readonly span: Span;
}
