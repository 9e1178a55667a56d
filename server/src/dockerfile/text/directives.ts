import { nextLineStart, type Span, span } from '../../core/span.ts';
import { readCheckOptions } from '../checks.ts';
import type { Directive, Problem } from '../model.ts';

export interface ReadDirectives {
  readonly directives: readonly Directive[];
  readonly problems: readonly Problem[];
  /** Offset of the first line that is no directive. */
  readonly end: number;
}

// BuildKit stops at the first line that does not fit, and takes unknown names for the end of the directives too.
const line = /(#[^\S\n]*)(syntax|escape|check)([^\S\n]*=[^\S\n]*)([^\n]*?\S)[^\S\n]*(?:\n|$)/iuy;

/** Reads the parser directives that a text begins with, from `start` (behind a byte order mark). */
export function readDirectives(text: string, start: number): ReadDirectives {
  const directives: Directive[] = [];
  const problems: Problem[] = [];
  // Behind a `#!` line the escape character is not asked for any more.
  const hasShebang = text.startsWith('#!', start);
  let end = hasShebang ? nextLineStart(text, start) : start;
  for (;;) {
    line.lastIndex = end + blanksBefore(text, end);
    const match = line.exec(text);
    if (!match) break;
    const [, hash = '', name = '', equals = '', value = ''] = match;
    const valueStart = match.index + hash.length + name.length + equals.length;
    const directive: Directive = {
      name: name.toLowerCase() as Directive['name'],
      value,
      span: span(match.index, valueStart + value.length),
      valueSpan: span(valueStart, valueStart + value.length),
    };
    end = line.lastIndex;
    if (hasShebang && directive.name === 'escape') continue;
    const fault = faultOf(directive, directives);
    if (fault) problems.push(fault);
    directives.push(directive);
  }
  return { directives, problems, end };
}

function blanksBefore(text: string, offset: number): number {
  let end = offset;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end - offset;
}

function faultOf(directive: Directive, before: readonly Directive[]): Problem | undefined {
  const { name, value, valueSpan } = directive;
  const at = (place: Span, message: string): Problem => ({ span: place, message });
  if (before.some((other) => other.name === name))
    return at(directive.span, `the directive \`${name}\` stands here twice`);
  if (name === 'escape' && value !== '\\' && value !== '`') {
    return at(valueSpan, `\`${value}\` cannot be the escape character: only a backslash or a backtick can`);
  }
  const refused = name === 'check' ? readCheckOptions(value) : undefined;
  return typeof refused === 'string' ? at(valueSpan, refused) : undefined;
}
