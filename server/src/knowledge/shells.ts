import { type NamedImage, officialName } from './base-images.ts';
import type { Distribution } from './distributions.ts';

/** The programs that stand behind `/bin/sh`. */
export type ShProgram = 'dash' | 'ash' | 'bash';

/** What `sh` is in the images of a distribution. All that are not here link it to bash. */
const shOfDistribution: Partial<Record<Distribution, ShProgram>> = { debian: 'dash', ubuntu: 'dash', alpine: 'ash' };

export function shOf(distribution: Distribution): ShProgram {
  return shOfDistribution[distribution] ?? 'bash';
}

/** Official images that are Debian's, or Ubuntu's, where their tag says nothing else. Source: as `image-config.ts` says. */
const debianByDefault: ReadonlySet<string> = new Set(
  'buildpack-deps eclipse-temurin golang httpd nginx node perl php python redis ruby rust'.split(' '),
);

/** What `sh` is in an official image whose tag tells no distribution; undefined where nobody knows. */
export function shOfOfficial(image: NamedImage): ShProgram | undefined {
  const isWindows = /(?:^|-)(?:nanoserver|windowsservercore|windows)/u.test(image.tag ?? '');
  return !isWindows && debianByDefault.has(officialName(image) ?? '') ? 'dash' : undefined;
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
  /** What ShellCheck calls it, where that is always one code. */
  readonly code?: `SC${number}`;
}

export type BashismId = keyof typeof table;

/**
 * What bash knows and the `sh` of other systems does not. What dash knows besides POSIX (`local`, `echo -n`, `-nt`) is no
 * bashism here: no image has a shell behind `sh` that lacks it.
 *
 * Source: tried with dash 0.5.12 (Debian 12) and busybox 1.35 on 2026-11-24, the codes with ShellCheck 0.11.0 on
 * 2026-11-25.
 */
const table = {
  doubleBrackets: { name: '`[[ ]]`', instead: '`[ ]`', ash: true, code: 'SC3010' },
  doubleParentheses: { name: '`(( ))`', instead: '`[ $((...)) -ne 0 ]`', code: 'SC3006' },
  arithmeticFor: { name: '`for ((...))`', instead: '`while`', code: 'SC3005' },
  select: { name: '`select`', code: 'SC3008' },
  coproc: { name: '`coproc`', code: 'SC3032' },
  functionKeyword: { name: 'the word `function`', instead: '`name() {`', ash: true },
  functionName: { name: 'this name of a function', instead: 'letters, digits and `_`', code: 'SC3033' },
  array: { name: 'an array' },
  append: { name: '`+=`', instead: '`X="${X}..."`', code: 'SC3024' },
  redirectBoth: { name: '`&>`', instead: '`> file 2>&1`', ash: true, silent: true, code: 'SC3020' },
  redirectBothOld: { name: '`>&` with a file', instead: '`> file 2>&1`', ash: true, code: 'SC3021' },
  pipeBoth: { name: '`|&`', instead: '`2>&1 |`', code: 'SC3029' },
  hereString: { name: '`<<<`', instead: 'a heredoc or a pipe', code: 'SC3011' },
  processSubstitution: { name: 'process substitution', instead: 'a file or a pipe', ash: true, code: 'SC3001' },
  ansiQuotes: { name: "`$'...'`", instead: '`"$(printf ...)"`', ash: true, silent: true, code: 'SC3003' },
  localeQuotes: { name: '`$"..."`', instead: '`"..."`', silent: true, code: 'SC3004' },
  braces: { name: 'brace expansion', instead: 'every word', silent: true, code: 'SC3009' },
  extendedGlob: { name: 'an extended glob', code: 'SC3002' },
  indirection: { name: '`${!X}`', code: 'SC3053' },
  substring: { name: 'a substring `${X:n}`', instead: '`cut`', ash: true, code: 'SC3057' },
  replacement: { name: '`${X/a/b}`', instead: '`sed`', ash: true, code: 'SC3060' },
  caseModification: { name: '`${X^}` and its like', instead: '`tr`', code: 'SC3059' },
  transformation: { name: '`${X@Q}` and its like' },
  fileSubstitution: { name: '`$(< file)`', instead: '`$(cat file)`', silent: true, code: 'SC3034' },
  arithmeticBrackets: { name: '`$[...]`', instead: '`$((...))`', silent: true, code: 'SC3007' },
  counting: { name: '`++` and `--`', instead: '`X=$((X + 1))`', ash: true, code: 'SC3018' },
  power: { name: '`**`', ash: true, code: 'SC3019' },
  base: { name: '`base#number`', ash: true, code: 'SC3052' },
  doubleEquals: { name: '`==` in a test', instead: '`=`', ash: true, code: 'SC3014' },
  regularExpression: { name: '`=~` in a test', instead: '`grep -q` or `case`', code: 'SC3015' },
  isSet: { name: '`-v` in a test', instead: '`[ -n "${X+set}" ]`', code: 'SC3016' },
  optionTest: { name: '`-o` before an option', instead: '`case $- in`', code: 'SC3062' },
  fallThrough: { name: '`;&` in `case`' },
  source: { name: '`source`', instead: '`.`', ash: true, code: 'SC3046' },
  let: { name: '`let`', instead: '`X=$((...))`', ash: true, code: 'SC3039' },
  builtin: { name: 'this builtin', code: 'SC3044' },
  echoFlag: { name: 'a flag of `echo` besides `-n`', instead: '`printf`', ash: true, silent: true, code: 'SC3037' },
  pipefail: { name: '`pipefail`', instead: 'a SHELL line', ash: true, code: 'SC3040' },
  setOption: { name: 'this option of `set`' },
  readFlag: { name: 'this flag of `read`', ash: true, code: 'SC3045' },
  readArray: { name: 'this flag of `read`', code: 'SC3045' },
  readNothing: { name: '`read` without a name', ash: true, code: 'SC3061' },
  printfFlag: { name: 'this use of `printf`' },
  commandFlag: { name: 'this flag' },
  trapDebug: { name: 'a trap of `DEBUG` or `RETURN`', code: 'SC3047' },
  trapErr: { name: 'a trap of `ERR`', ash: true, code: 'SC3047' },
  signalPrefix: { name: '`SIG` before a signal', instead: 'the name without it', ash: true, code: 'SC3048' },
  variable: { name: 'this variable of bash', silent: true, code: 'SC3028' },
  random: { name: '`$RANDOM`', ash: true, silent: true, code: 'SC3028' },
  device: { name: '`/dev/tcp`', code: 'SC3025' },
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
