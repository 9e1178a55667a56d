import type { Dialect } from './model.ts';

/** Shells by the name of their program. What is not here is no shell that we read. */
const dialects: Readonly<Record<string, Dialect>> = {
  sh: 'sh',
  dash: 'sh',
  ash: 'sh',
  bash: 'bash',
  rbash: 'bash',
  zsh: 'bash',
  ksh: 'bash',
  mksh: 'bash',
};

/** The dialect of a program, by its path or name: `/bin/bash`, `bash.exe`. */
export function dialectOfProgram(program: string): Dialect {
  const name = program.slice(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
  return dialects[name.toLowerCase().replace(/\.exe$/u, '')] ?? 'other';
}

/**
 * The dialect that a command line reads its script in: the last shell among its words, so that
 * `["/usr/bin/env", "bash", "-c"]` and `["conda", "run", "-n", "x", "/bin/bash", "-c"]` are what they are.
 */
export function dialectOfWords(words: readonly string[]): Dialect {
  const shell = words.findLast((word) => dialectOfProgram(word) !== 'other');
  return shell === undefined ? 'other' : dialectOfProgram(shell);
}

/** The dialect that a `#!` line asks for; undefined where the text does not begin with one. */
export function dialectOfShebang(text: string): Dialect | undefined {
  const line = /^#!([^\r\n]*)/u.exec(text)?.[1];
  return line === undefined ? undefined : dialectOfWords(line.trim().split(/\s+/u));
}

/** Where the script stands in the words of a command such as `sh -c SCRIPT`; undefined where they are none. */
export function scriptIndex(words: readonly string[]): number | undefined {
  if (words.length < 3 || dialectOfProgram(words[0]!) === 'other') return undefined;
  const option = words.findIndex((word, index) => index > 0 && /^-[a-z]*c$/u.test(word));
  return option !== -1 && option + 1 < words.length ? option + 1 : undefined;
}
