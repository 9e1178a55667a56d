import type { Span } from './span.ts';

/**
 * What a file tells the rest of the project: plain JSON, and the only thing that project rules see of it.
 *
 * `data` holds no offsets. Where it has to name a place it holds a `Place`, an index into `places`. Typing above an image
 * name moves its span and leaves `data` equal, so project rules run again only when something they can see has changed.
 */
export interface Facts {
  readonly data: FactData;
  readonly places: readonly Span[];
}

/** An index into the `places` of the same file's facts. */
export type Place = number;

/** Each language adds its own part by declaration merging, so that `core` need not know any. */
// biome-ignore lint/suspicious/noEmptyInterface: filled in by the languages
export interface FactData {}

/** Collects facts: `place` remembers a span and gives the index that stands for it. */
export function factCollector(): { readonly places: Span[]; place(span: Span): Place } {
  const places: Span[] = [];
  return { places, place: (span) => places.push(span) - 1 };
}
