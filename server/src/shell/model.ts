import type { Span } from '../core/span.ts';
import type { OffsetMap } from './offsets.ts';

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
  /** Where the characters of `source` stand in the file. */
  readonly map: OffsetMap;
  readonly span: Span;
  /** What stands between `;`, `&` and line ends at the top level, in order. */
  readonly statements: readonly Statement[];
  /** Every simple command anywhere, those in `$(...)`, loops and functions too, in order of their first character. */
  readonly commands: readonly Command[];
  /** Every pipeline of two or more commands, wherever it stands. */
  readonly pipelines: readonly Pipeline[];
  /** Every statement anywhere, in order of their first character; `statements` are those of the top level. */
  readonly allStatements: readonly Statement[];
  /** Every `if`, loop, `case`, function, `{ ...; }`, `( ... )`, `[[ ... ]]` and `(( ... ))` anywhere, in order. */
  readonly compounds: readonly Compound[];
  /** Every `[ ... ]`, `test ...` and `[[ ... ]]` anywhere, in order. */
  readonly tests: readonly Test[];
  /** Every word anywhere, heredocs too, in order of their first character. Words within `$(...)` stand for themselves. */
  readonly words: readonly WordUse[];
  /** Where variables are set, and where they are read, in order. */
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
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
  /** What the operators join: pipelines, commands, or compounds such as `if ... fi`. */
  readonly parts: readonly StatementPart[];
  /** Ends in `&`. */
  readonly background: boolean;
  /** What it stands in, outermost first. The statements of one list share this array. */
  readonly within: readonly Enclosure[];
}

/** Its span is its own `start` and `end`. */
export interface StatementPart extends Span {
  /** `!` stands before it. */
  readonly negated: boolean;
  /** The simple command that it is; undefined for a pipeline or compound. */
  readonly command: Command | undefined;
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

export type WordPart = LiteralPart | QuotedPart | ParameterPart | SubstitutionPart | ArithmeticPart | PatternPart;

export interface LiteralPart {
  /** `ansi-quoted` is `$'...'`. */
  readonly type: 'literal' | 'single-quoted' | 'ansi-quoted';
  readonly text: string;
  readonly value: string;
  readonly span: Span;
}

/** `"..."`, and `$"..."`. */
export interface QuotedPart {
  readonly type: 'double-quoted';
  readonly text: string;
  readonly span: Span;
  readonly parts: readonly WordPart[];
}

export interface ParameterPart {
  readonly type: 'parameter';
  readonly text: string;
  readonly span: Span;
  /** `X` of `$X`, `${X:-y}` and `${#X}`. */
  readonly name: string;
  /** `#` of `${#X}`, `!` of `${!X}`. */
  readonly prefix: '#' | '!' | undefined;
  /** `[...]` stands behind the name. */
  readonly indexed: boolean;
  /** `:-`, `#`, `/`...; empty for `$X`, `${X}` and `${#X}`. */
  readonly operator: string;
  /** What stands behind the operator; behind `/` and `:` the first of the two words. */
  readonly operand: Word | undefined;
  /**
   * The variables from outside the script that decide whether this is plain: one word that splitting and file names cannot
   * change. Empty where it is plain whatever they hold, undefined where it need not be.
   */
  readonly plainIf: readonly string[] | undefined;
}

export interface SubstitutionPart {
  readonly type: 'substitution';
  readonly text: string;
  readonly span: Span;
  readonly kind: '$(' | '`' | '<(' | '>(';
  /** What stands in it. */
  readonly statements: readonly Statement[];
  /** The simple commands in it; those of substitutions within left out. */
  readonly commands: readonly Command[];
}

/** `$((...))` or `$[...]`. */
export interface ArithmeticPart {
  readonly type: 'arithmetic';
  readonly text: string;
  readonly span: Span;
}

export interface PatternPart {
  /** `glob`: unquoted `*`, `?`, `[...]` or `@(...)`; `brace`: `{a,b}`. */
  readonly type: 'glob' | 'brace';
  readonly text: string;
  readonly span: Span;
}

/** A word where it stands. */
export interface WordUse {
  readonly word: Word;
  /**
   * `list`: of `for` and `select`; `case`: what is compared; `pattern`: of a `case` branch; `operand`: in `[[ ]]`;
   * `element`: of an array; `body`: of a heredoc, as if it were quoted; `default`: behind `:-` and its like.
   */
  readonly role:
    | 'name'
    | 'argument'
    | 'assignment'
    | 'redirect'
    | 'list'
    | 'case'
    | 'pattern'
    | 'operand'
    | 'element'
    | 'body'
    | 'default';
  /** The command whose name, argument, assignment or redirect it is. */
  readonly command: Command | undefined;
  /** What is expanded in it without quotes is split at blanks, and taken for a pattern of file names. */
  readonly splits: boolean;
  /**
   * It stands in backquotes within double quotes or within other backquotes: the shell takes backslashes away before it
   * reads it, so that nothing may be written there as it is, and its span may be that of the outer backquotes.
   */
  readonly fragile: boolean;
}

export interface Assignment {
  readonly name: string;
  /** `+=`. */
  readonly append: boolean;
  /** `X[1]=` or `X=(...)`. */
  readonly array: boolean;
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

export type Compound = Loop | Case | FunctionDefinition | PlainCompound;

interface CompoundBase {
  readonly span: Span;
  readonly redirects: readonly Redirect[];
  readonly within: readonly Enclosure[];
}

export interface Loop extends CompoundBase {
  /** `arithmetic-for` is `for ((...))`. */
  readonly kind: 'for' | 'select' | 'arithmetic-for' | 'while' | 'until';
  /** Of `for` and `select`. */
  readonly variable: Word | undefined;
  /** Behind `in`; undefined where there is none. */
  readonly words: readonly Word[] | undefined;
}

export interface Case extends CompoundBase {
  readonly kind: 'case';
  readonly word: Word;
  readonly branches: readonly { readonly patterns: readonly Word[]; readonly terminator: string | undefined }[];
}

export interface FunctionDefinition extends CompoundBase {
  readonly kind: 'function';
  readonly name: Word;
  /** The word `function` before the name. */
  readonly keyword: Span | undefined;
  /** `()` stands behind the name. */
  readonly parentheses: boolean;
}

export interface PlainCompound extends CompoundBase {
  readonly kind: 'if' | 'subshell' | 'group' | 'test' | 'arithmetic' | 'coproc';
}

export interface Test {
  readonly brackets: '[' | 'test' | '[[';
  /** Undefined for `[[`, which is no command. */
  readonly command: Command | undefined;
  readonly span: Span;
  /** What is asked, in order, without the parentheses around. */
  readonly conditions: readonly Condition[];
  /** `-a`, `-o`, `&&` and `||` between them. */
  readonly joints: readonly TestWord[];
}

/** A word of a test that is no operand, with its place. */
export interface TestWord {
  readonly text: string;
  readonly span: Span;
}

/** `left operator right`, `operator right`, or `right` alone. */
export interface Condition {
  /** Every `!` before it. */
  readonly negations: readonly Span[];
  readonly left: Word | undefined;
  readonly operator: TestWord | undefined;
  readonly right: Word;
  readonly span: Span;
}

/** Where a variable gets a value, or is made known without one (`export X`). */
export interface Definition {
  readonly name: string;
  readonly span: Span;
  /**
   * `assignment`: `X=1`; `prefix`: `X=1 command`; `declaration`: behind `export` and its like; `loop`: of `for`;
   * `command`: by `read`, `getopts`, `printf -v`...; `default`: `${X:=1}`; `arithmetic`: `$((X = 1))`.
   */
  readonly kind: 'assignment' | 'prefix' | 'declaration' | 'loop' | 'command' | 'default' | 'arithmetic';
}

/** Where a variable is read. */
export interface Reference {
  readonly name: string;
  readonly span: Span;
  /** It may be unset there: `${X:-}`, `${X?}`, `[ -n "$X" ]`, `[ -v X ]`. */
  readonly guarded: boolean;
}
