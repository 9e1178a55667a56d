import type { Comment } from '../core/language.ts';
import { lineAt, nextLineStart, type Span, span } from '../core/span.ts';
import type { Dockerfile, DockerfileComment, Instruction } from './model.ts';

/** The comments with what an ignore comment in their place speaks of: the instruction below, or the line below within one. */
export function commentsOf({ text, comments, instructions }: Dockerfile): readonly Comment[] {
  return comments.map((comment) => {
    const below = comment.instruction === undefined ? undefined : instructions[comment.instruction]?.span;
    const scope = comment.inside ? lineBelow(text, comment.span) : below;
    return { span: comment.span, ...(scope && { scope }), top: !comment.inside && !comment.instruction };
  });
}

function lineBelow(text: string, at: Span): Span | undefined {
  const start = nextLineStart(text, at.end);
  return start < text.length ? span(start, lineAt(text, start).end) : undefined;
}

/**
 * Where the line of the instruction begins that the place lies in: comments stand above instructions. Those of hadolint
 * count right above only, and stay there.
 */
export function ignoreLineOf({ text, instructions }: Dockerfile, at: Span): number {
  const around = instructions.find(({ span }) => span.start <= at.start && at.start <= span.end);
  return lineAbove(text, around?.span.start ?? at.start, /^[ \t]*#[ \t]*hadolint[ \t]/u);
}

/** Where the line of an instruction begins, or that of the ignore comments right above it. */
export function lineAboveIgnores(text: string, { span }: Instruction): number {
  return lineAbove(text, span.start, /^[ \t]*#[ \t]*(?:plimsoll|hadolint|check[ \t]*=|checkov:|trivy:)/iu);
}

function lineAbove(text: string, offset: number, pattern: RegExp): number {
  let { start } = lineAt(text, offset);
  while (start > 0) {
    const above = lineAt(text, start - 1);
    if (!pattern.test(text.slice(above.start, above.end))) break;
    start = above.start;
  }
  return start;
}

/** The first line behind the parser directives: a comment above one of them would make it a comment too. */
export function topLineOf({ text, directives }: Dockerfile): number {
  const last = directives.at(-1);
  if (last) return nextLineStart(text, last.span.end);
  return text.startsWith('\uFEFF') ? 1 : 0;
}

/** The comments that begin within a stretch of the text, found without a look at all of them. */
export function commentsWithin({ comments }: Dockerfile, { start, end }: Span): readonly DockerfileComment[] {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comments[middle]!.span.start < start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < comments.length && comments[last]!.span.start < end) last++;
  return comments.slice(low, last);
}
