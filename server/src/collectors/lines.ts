import { lineBreak, type Span, span } from '../core/span.ts';
import type { ConfigText } from './model.ts';

export interface Line {
  /** Without the margin, trailing blanks and the line break. */
  readonly text: string;
  /** Where `text` starts in the file. */
  readonly start: number;
}

/** The lines of a configuration, without what belongs to the file around it. */
export function linesOf({ text, base, margin }: ConfigText): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    const cut = Math.min(start + margin, end);
    lines.push({ text: text.slice(cut, end).trimEnd(), start: base + cut });
    start = end + 1;
  }
  return lines;
}

/** What a new line begins with: a line break like the others, and the margin. */
export function leadOf({ text, margin }: ConfigText): string {
  return lineBreak(text) + ' '.repeat(margin);
}

/** A part of a line, where it stands in the file. */
export function within({ start }: Line, from: number, to: number): Span {
  return span(start + from, start + to);
}
