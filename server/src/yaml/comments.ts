import { type Span, span } from '../core/span.ts';
import { scanLines } from './scan.ts';

/** The comments of one document, and what ignore comments need to know of its lines. Offsets are into the document. */
export interface Comments {
  readonly comments: readonly YamlComment[];
  /** The first line with content; undefined for a document of comments only. */
  readonly firstLine: Span | undefined;
}

export interface YamlComment {
  readonly span: Span;
  /**
   * A trailing comment speaks of its own line, any other of the next line with content; undefined where none follows in
   * this document. A line reaches to the end of a quoted text or block scalar that begins on it, since nothing can be
   * said inside of those.
   */
  readonly scope: Span | undefined;
  /** Nothing but comments and blank lines stands before it in this document. */
  readonly top: boolean;
}

export function readComments(text: string): Comments {
  const comments: YamlComment[] = [];
  let waiting: Omit<YamlComment, 'scope'>[] = [];
  let firstLine: Span | undefined;
  const mayComment = text.includes('#');
  for (const line of scanLines(text)) {
    if (firstLine && !mayComment) break;
    const scope = line.hasContent ? span(line.start, line.end) : undefined;
    if (scope) {
      for (const comment of waiting) comments.push({ ...comment, scope });
      waiting = [];
    }
    if (line.comment) {
      const comment = { span: line.comment, top: !firstLine && !scope };
      if (scope) comments.push({ ...comment, scope });
      else waiting.push(comment);
    }
    firstLine ??= scope;
  }
  for (const comment of waiting) comments.push({ ...comment, scope: undefined });
  return { comments, firstLine };
}

/** The logical line that holds `offset`: an ignore comment for a place inside a block scalar has to stand above it all. */
export function logicalLineAt(text: string, offset: number): Span {
  let found = span(0, 0);
  for (const line of scanLines(text)) {
    if (line.start > offset) break;
    found = span(line.start, line.end);
  }
  return found;
}
