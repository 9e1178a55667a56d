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
  let rest = source;
  for (let restart = 0; restart <= maxRestarts; restart++) {
    const script = parse(rest);
    statements.push(...script.commands);
    errors.push(...(script.errors ?? []));
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
