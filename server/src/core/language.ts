import type { Facts } from './facts.ts';
import type { ProjectFacts } from './rule.ts';
import type { Span } from './span.ts';
import type { FaultySuppression, Suppression } from './suppress.ts';

/**
 * One kind of file. `Model` is immutable and made once for a text; everything below reads it.
 */
export interface Language<Model = unknown> {
  readonly id: string;
  /** Whether this language claims the file. The path decides where it can; the text is looked at for the rest. */
  detect(path: string, text: string): boolean;
  /**
   * Never throws: what cannot be read becomes an event of its own, and the rest is read on. The path is as `detect` got
   * it: some names say what a file is (`compose.override.yaml`, `patches/web.yaml`).
   */
  parse(text: string, path?: string): Model;
  /** The event that says what cannot be read; its value is `{span, message}`. */
  readonly problemEvent: string;
  /** Yields `[name, event]` in document order. */
  walk(model: Model): Iterable<readonly [name: string, event: unknown]>;
  /**
   * The events of `walk`, cut where none of them depends on what stands before or behind. What rules find in a section is
   * remembered by its key, so that typing in one of many documents costs that one. A rule with state gets all of `walk`.
   */
  sections?(model: Model): Iterable<Section>;
  /** The comments of the document, in order: the engine reads the ignore comments among them. */
  comments(model: Model): readonly Comment[];
  /** Ignore markers of other tools that people already have in their files. */
  markers?(model: Model): readonly Suppression[];
  /** Those of them that do nothing for the tool whose they are, for where they stand or how they are written. */
  faultyMarkers?(model: Model): readonly FaultySuppression[];
  /**
   * Where a new ignore comment has to stand to speak of a finding: the offset of the line that it goes above.
   * Absent where that is the finding's own line.
   */
  ignoreLine?(model: Model, at: Span): number;
  /** The offset of the first line that an ignore comment for the whole file may stand above. Absent where that is 0. */
  topLine?(model: Model): number;
  /** What the project may know of this file; undefined where it tells nothing. */
  facts?(model: Model): Facts | undefined;
  /**
   * The ways in which the project uses the file. What a rule finds in the document counts only if it finds it at the same
   * place in one of them too, and as grave as the gravest. Empty where the file is used as it stands. (`Use.isWhole` says
   * where more may be found.)
   */
  uses?(uri: string, files: ProjectFacts): readonly Use<Model>[];
}

/** One way in which other files of the project make use of a file, such as an overlay that builds on it. */
export interface Use<Model> {
  /** The model with what other files add to it. What stands in the document keeps its span. */
  of(model: Model): Model;
  /**
   * The document means nothing else: what rules find in it counts even where they find nothing in the document alone.
   * Absent where other files only add what may excuse a finding.
   */
  readonly isWhole?: boolean;
}

export interface Section {
  /** The same object wherever the section stands, as long as it says the same. Absent for what is not to be remembered. */
  readonly key?: object;
  /** Where it starts: what its events say of places moves with it. */
  readonly base: number;
  /** Their making may be put off until they are asked for. */
  events(): Iterable<readonly [name: string, event: unknown]>;
}

export interface Comment {
  /** From its `#` to the end of its text. */
  readonly span: Span;
  /** What an ignore comment here speaks of: the instruction below, the line below, or its own line. Absent where nothing follows. */
  readonly scope?: Span;
  /** Nothing but comments and blank lines stands before it. */
  readonly top: boolean;
}
