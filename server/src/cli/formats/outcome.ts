import type { Finding } from '../../core/finding.ts';
import type { RegisteredRule } from '../../core/rule.ts';

/** A place in a file as people and other tools count: lines and columns from 1, columns in UTF-16 units. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface LocatedFinding extends Location {
  readonly finding: Finding;
  readonly rule: RegisteredRule;
  readonly related: readonly (Location & { readonly message: string })[];
}

/** Something that kept a file, a rule or a setting from doing its part. */
export interface Trouble {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly rule?: string;
  readonly message: string;
}

/** What a run of `lint` found: all that a format may print. */
export interface Outcome {
  readonly findings: readonly LocatedFinding[];
  readonly troubles: readonly Trouble[];
  /** How many files were linted. */
  readonly files: number;
  readonly version: string;
}

export type Format = (outcome: Outcome) => string;

/** One line, but for the stack of a rule that failed. */
export function troubleLine({ file, line, column, rule, message }: Trouble): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const said = rule ? `rule ${rule} failed: ${message}` : printable(message);
  return `${place ? `${printable(place)}: ` : ''}${said}`;
}

/** Names and texts come from anywhere: what would break a line or command a terminal is shown as its code instead. */
export function printable(text: string): string {
  return text.replace(/[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/gu, (char) => {
    const code = char.codePointAt(0)!.toString(16);
    return code.length > 2 ? `\\u${code}` : `\\x${code.padStart(2, '0')}`;
  });
}
