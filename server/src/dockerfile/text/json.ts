import { type Span, span } from '../../core/span.ts';

/**
 * The arguments of an instruction as a JSON array. BuildKit takes what is no JSON for the shell form, but refuses an array
 * with anything but strings in it.
 */
export type JsonWords =
  | { readonly kind: 'words'; readonly words: readonly ReadJsonWord[] }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'not-strings' };

/** A string with its quotes, at its place in the text. */
export interface ReadJsonWord extends Span {
  readonly value: string;
}

export function readJsonWords(text: string): JsonWords {
  if (!/^\s*\[/u.test(text)) return { kind: 'not-json' };
  const array = parseArray(text);
  if (!array) return { kind: 'not-json' };
  if (!array.every((item) => typeof item === 'string')) return { kind: 'not-strings' };
  // The text is known to be an array of strings by now, so that its strings are all that stands between quotes.
  const strings = [...text.matchAll(/"(?:[^"\\]|\\.)*"/gu)];
  return {
    kind: 'words',
    words: strings.map(({ index, 0: string }, item) => ({
      ...span(index, index + string.length),
      value: array[item]!,
    })),
  };
}

function parseArray(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
