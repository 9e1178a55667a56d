import type { Analysis } from '../core/engine.ts';
import type { Facts } from '../core/facts.ts';
import type { Settings } from '../core/settings.ts';
import type { LineStarts } from './lines.ts';

/** What is found in a text by itself: plain data, which can be kept, and sent from thread to thread. */
export interface Reading {
  /** The id of the language that read it. */
  readonly language: string;
  readonly analysis: Analysis;
  readonly facts: Facts | undefined;
  readonly lines: LineStarts;
}

/** A text under its name and the settings that it is read with: all that a reading depends on, but for the rules. */
export interface Readable {
  readonly uri: string;
  readonly text: string;
  readonly settings: Settings;
}

/** Readings made before, or by another thread. */
export interface Readings {
  get(readable: Readable): Reading | undefined;
  set(readable: Readable, reading: Reading): void;
}

/** The reading of a file, as one of another file of the same text. */
export function movedTo(uri: string, { analysis, ...rest }: Reading): Reading {
  return {
    ...rest,
    analysis: {
      ...analysis,
      uri,
      errors: analysis.errors.map((error) => ({ ...error, uri })),
      findings: analysis.findings.map((finding) => ({
        ...finding,
        uri,
        related: finding.related.map((place) => ({ ...place, uri })),
      })),
    },
  };
}
