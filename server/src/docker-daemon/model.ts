import type { Span } from '../core/span.ts';
import type { YamlFile } from '../yaml/file.ts';
import type { YamlNode } from '../yaml/node.ts';

/** Docker's `daemon.json`. */
export interface DaemonFile {
  readonly yaml: YamlFile;
  readonly root: YamlNode;
  readonly problems: readonly DaemonProblem[];
  /** Where the first key starts; the start of the file where there is none: for what the file lacks. */
  readonly at: Span;
  /** `json-file` where the file names none; undefined where a template decides. */
  readonly logDriver: string | undefined;
}

/** What the daemon cannot read. */
export interface DaemonProblem {
  readonly span: Span;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
}
