import type { Span } from '../core/span.ts';

/** What every language written in YAML yields besides its own events. */
export interface YamlEvents {
  'yaml:problem': YamlProblem;
}

/** Something that keeps the document, or a part of it, from being read. Files with template actions have none. */
export interface YamlProblem {
  /** Absent where the file is no text at all. */
  readonly kind?: 'syntax' | 'duplicate-key' | 'undefined-alias';
  /** The smallest word at fault. */
  readonly span: Span;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  /** The first of two equal keys. */
  readonly first?: Span;
}
