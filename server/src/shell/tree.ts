import { type ParseError, parse, type Statement } from 'unbash';
import { remembering } from '../core/memo.ts';
import { followValues, type Values } from './values.ts';

/** A script as unbash reads it; offsets are those of the source. */
export interface ShellTree {
  readonly statements: readonly Statement[];
  readonly errors: readonly ParseError[];
  /** What variables may hold where they are expanded. */
  readonly values: Values;
}

/** How often the reading starts anew behind a stray token. A text with more of them is no shell. */
const maxRestarts = 20;

/**
 * Parses shell and reads on behind tokens that fit nowhere: unbash stops at the first one of the top level, so that
 * `apt-get update ) && apk add x` would hide a command from every rule.
 */
export const parseShell = remembering(150, (source): ShellTree => {
  const statements: Statement[] = [];
  const errors: ParseError[] = [];
  let rest = isReadable(source) ? source : '';
  for (let restart = 0; restart <= maxRestarts; restart++) {
    const script = parse(rest);
    for (const statement of script.commands) statements.push(statement);
    for (const error of script.errors ?? []) errors.push(error);
    const next = behindStrayToken(script.errors, script.commands.at(-1)?.end ?? 0);
    if (next === undefined || next >= source.length) break;
    // Blanks in place of what has been read keep the offsets as they are.
    rest = ' '.repeat(next) + source.slice(next);
  }
  return { statements, errors, values: followValues(statements) };
});

/** Where the token ends that the parser stopped at. */
function behindStrayToken(errors: readonly ParseError[] | undefined, readTo: number): number | undefined {
  const last = errors?.at(-1);
  const token = last && /^unexpected token '(.+)'$/su.exec(last.message)?.[1];
  return token !== undefined && last!.pos >= readTo ? last!.pos + token.length : undefined;
}

/** Fifteen times the longest script in 1,500 public Dockerfiles, in characters. */
const maxLength = 64 * 1024;

/** How many parentheses, `${` and heredocs may be open or stand in it: the parser's time grows with the square of each. */
const mostNested = 200;

/** Whether a person may have written it: nothing else is worth waiting for. */
function isReadable(source: string): boolean {
  if (source.length > maxLength) return false;
  let parentheses = 0;
  let braces = 0;
  let heredocs = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '(') parentheses++;
    else if (char === ')') parentheses = Math.max(0, parentheses - 1);
    else if (char === '{' && source[at - 1] === '$') braces++;
    else if (char === '}') braces = Math.max(0, braces - 1);
    else if (char === '<' && source[at - 1] === '<') heredocs++;
    if (parentheses > mostNested || braces > mostNested || heredocs > mostNested) return false;
  }
  return true;
}
