import type { Distribution } from './distributions.ts';

/** The programs that stand behind `/bin/sh`. */
export type ShProgram = 'dash' | 'ash' | 'bash';

/** What `sh` is in the images of a distribution. All that are not here link it to bash. */
const shOfDistribution: Partial<Record<Distribution, ShProgram>> = { debian: 'dash', ubuntu: 'dash', alpine: 'ash' };

export function shOf(distribution: Distribution): ShProgram {
  return shOfDistribution[distribution] ?? 'bash';
}

export interface Bashism {
  /** As a message names it. */
  readonly name: string;
  /** What to write instead, where something short does it. */
  readonly instead?: string;
  /** It is busybox's ash that knows it too. bash knows them all. */
  readonly ash?: true;
  /** Shells that lack it print or do something else instead of failing. */
  readonly silent?: true;
}

export type BashismId = keyof typeof table;

/**
 * What bash knows and the `sh` of other systems does not. What dash knows besides POSIX (`local`, `echo -n`, `-nt`) is no
 * bashism here: no image has a shell behind `sh` that lacks it.
 *
 * Source: tried with dash 0.5.12 (Debian 12) and busybox 1.35 on 2026-11-24.
 */
const table = {
  doubleBrackets: { name: '`[[ ]]`', instead: '`[ ]`', ash: true },
  doubleParentheses: { name: '`(( ))`', instead: '`[ $((...)) -ne 0 ]`' },
  arithmeticFor: { name: '`for ((...))`', instead: '`while`' },
  select: { name: '`select`' },
  coproc: { name: '`coproc`' },
  functionKeyword: { name: 'the word `function`', instead: '`name() {`', ash: true },
  functionName: { name: 'this name of a function', instead: 'letters, digits and `_`' },
  array: { name: 'an array' },
  append: { name: '`+=`', instead: '`X="${X}..."`' },
  redirectBoth: { name: '`&>`', instead: '`> file 2>&1`', ash: true, silent: true },
  redirectBothOld: { name: '`>&` with a file', instead: '`> file 2>&1`', ash: true },
  pipeBoth: { name: '`|&`', instead: '`2>&1 |`' },
  hereString: { name: '`<<<`', instead: 'a heredoc or a pipe' },
  processSubstitution: { name: 'process substitution', instead: 'a file or a pipe', ash: true },
  ansiQuotes: { name: "`$'...'`", instead: '`"$(printf ...)"`', ash: true, silent: true },
  localeQuotes: { name: '`$"..."`', instead: '`"..."`', silent: true },
  braces: { name: 'brace expansion', instead: 'every word', silent: true },
  extendedGlob: { name: 'an extended glob' },
  indirection: { name: '`${!X}`' },
  substring: { name: 'a substring `${X:n}`', instead: '`cut`', ash: true },
  replacement: { name: '`${X/a/b}`', instead: '`sed`', ash: true },
  caseModification: { name: '`${X^}` and its like', instead: '`tr`' },
  transformation: { name: '`${X@Q}` and its like' },
  fileSubstitution: { name: '`$(< file)`', instead: '`$(cat file)`', silent: true },
  arithmeticBrackets: { name: '`$[...]`', instead: '`$((...))`', silent: true },
  counting: { name: '`++` and `--`', instead: '`X=$((X + 1))`', ash: true },
  power: { name: '`**`', ash: true },
  base: { name: '`base#number`', ash: true },
  doubleEquals: { name: '`==` in a test', instead: '`=`', ash: true },
  regularExpression: { name: '`=~` in a test', instead: '`grep -q` or `case`' },
  isSet: { name: '`-v` in a test', instead: '`[ -n "${X+set}" ]`' },
  optionTest: { name: '`-o` before an option', instead: '`case $- in`' },
  fallThrough: { name: '`;&` in `case`' },
  source: { name: '`source`', instead: '`.`', ash: true },
  let: { name: '`let`', instead: '`X=$((...))`', ash: true },
  builtin: { name: 'this builtin' },
  echoFlag: { name: 'a flag of `echo` besides `-n`', instead: '`printf`', ash: true, silent: true },
  pipefail: { name: '`pipefail`', instead: 'a SHELL line', ash: true },
  setOption: { name: 'this option of `set`' },
  readFlag: { name: 'this flag of `read`', ash: true },
  readArray: { name: 'this flag of `read`' },
  readNothing: { name: '`read` without a name', ash: true },
  printfFlag: { name: 'this use of `printf`' },
  commandFlag: { name: 'this flag' },
  trapDebug: { name: 'a trap of `DEBUG` or `RETURN`' },
  trapErr: { name: 'a trap of `ERR`', ash: true },
  signalPrefix: { name: '`SIG` before a signal', instead: 'the name without it', ash: true },
  variable: { name: 'this variable of bash', silent: true },
  random: { name: '`$RANDOM`', ash: true, silent: true },
  device: { name: '`/dev/tcp`' },
} as const satisfies Readonly<Record<string, Bashism>>;

export function bashism(id: BashismId): Bashism {
  return table[id];
}

/** Builtins of bash that no other shell behind `sh` has. */
export const bashBuiltins: ReadonlySet<string> = new Set(
  `bind builtin caller compgen complete compopt declare dirs disown enable logout mapfile popd pushd readarray shopt
    suspend typeset`.split(/\s+/u),
);

/** Variables that bash sets, and that are empty in other shells; without those that scripts ask whether they run in bash. */
export const bashVariables: ReadonlySet<string> = new Set(
  `BASHOPTS BASHPID BASH_ALIASES BASH_ARGC BASH_ARGV BASH_CMDS BASH_COMMAND BASH_LINENO BASH_REMATCH
    BASH_SUBSHELL BASH_VERSINFO DIRSTACK EPOCHREALTIME EPOCHSECONDS EUID FUNCNAME GROUPS HOSTTYPE MACHTYPE
    OSTYPE PIPESTATUS SECONDS SHELLOPTS SHLVL SRANDOM UID`.split(/\s+/u),
);
