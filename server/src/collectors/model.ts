import type { Edit } from '../core/edit.ts';
import type { Span } from '../core/span.ts';

/**
 * What configurations of log collectors have in common: inputs, filters and outputs with settings, and tags or names that
 * route what the inputs read. Each reader makes this of its own format, so that one rule speaks of all of them.
 */
export type Program = 'fluent-bit' | 'fluentd' | 'vector';

/** One configuration: a file, or all that a ConfigMap holds for one program. */
export interface Pipeline {
  readonly program: Program;
  readonly parts: readonly Part[];
  /** Nothing else adds to it: every file that it includes is here. */
  readonly whole: boolean;
  readonly problems: readonly CollectorProblem[];
}

/** A section that reads, changes or sends, or one of something else (`service`, parsers). */
export interface Part {
  readonly program: Program;
  /** The text that it stands in, by its name: order means something within one. */
  readonly file: string;
  readonly role: 'input' | 'filter' | 'output' | 'other';
  /** `tail`, `elasticsearch`, `file`; undefined where a variable decides. In lower case. */
  readonly plugin: string | undefined;
  /** How its writer calls it: the name of Vector's component, or the plugin. */
  readonly name: string | undefined;
  /** Where a finding about the whole section stands: the value that names its plugin, or its header. */
  readonly at: Span;
  /** Where it is routed by: Fluentd's label, with the `@`; empty at the top and for the others. */
  readonly scope: string;
  /** The tags that it takes, as the header of a Fluentd section says; of the others it is a setting. */
  readonly pattern?: { readonly at: Span; readonly text: string | undefined };
  /** It stands in another section and gets what that one is given (`<store>` of `copy`). */
  readonly nested: boolean;
  /**
   * By path, in lower case but for Vector: `mem_buf_limit`, `buffer.total_limit_size`, `tls.verify_certificate`. Names of
   * nested sections are joined by dots; of equal ones the last counts.
   */
  readonly settings: ReadonlyMap<string, Setting>;
  /** False where something that is not here puts settings into it. */
  readonly complete: boolean;
  /** The edits that give it another setting; undefined where it cannot be written safely. */
  add(key: string, value: string): Edit[] | undefined;
}

export interface Setting {
  readonly key: Span;
  /** The value as written, without quotes where the format has such. */
  readonly span: Span;
  /** Undefined where a variable decides. */
  readonly text: string | undefined;
  /** Of a list, each by itself; of anything else itself alone. */
  readonly items: readonly { readonly span: Span; readonly text: string | undefined }[];
}

/** What the program would refuse. */
export interface CollectorProblem {
  readonly span: Span;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
}

/** A configuration as text: a whole file, or what stands in a block of a manifest. */
export interface ConfigText {
  /** `fluent-bit.conf`: what an include names. */
  readonly name: string;
  readonly text: string;
  /** Where `text` starts in its file. */
  readonly base: number;
  /** How many columns of indentation belong to the file around it. */
  readonly margin: number;
}

/** What a reader makes of one text. */
export interface Reading {
  readonly program: Program;
  readonly parts: readonly Part[];
  readonly problems: readonly CollectorProblem[];
  /** Files and patterns of files that it includes, as written. */
  readonly includes: readonly string[];
}

/** A setting that is known and says one of these, in whatever case. */
export function says(part: Part, key: string, ...values: readonly string[]): boolean {
  const text = part.settings.get(key)?.text?.toLowerCase();
  return text !== undefined && values.includes(text);
}

/** None of the settings is there, nor can be put in from elsewhere. */
export function lacks(part: Part, ...keys: readonly string[]): boolean {
  return part.complete && keys.every((key) => !part.settings.has(key));
}
