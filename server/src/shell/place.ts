import type { Span } from '../core/span.ts';
import type {
  Command,
  Compound,
  Definition,
  Enclosure,
  Pipeline,
  Reference,
  ShellProblem,
  Statement,
  Test,
  Word,
  WordUse,
} from './model.ts';
import type { Values } from './values.ts';

/** Gives the place in the file of a stretch of the parsed source. */
export type Locate = (start: number, end: number) => Span;

/** Collected while the tree is walked. */
export interface Found {
  readonly commands: Command[];
  readonly pipelines: Pipeline[];
  readonly allStatements: Statement[];
  readonly compounds: Compound[];
  readonly tests: Test[];
  readonly words: WordUse[];
  readonly definitions: Definition[];
  readonly references: Reference[];
  readonly problems: ShellProblem[];
}

export function newFound(): Found {
  return {
    commands: [],
    pipelines: [],
    allStatements: [],
    compounds: [],
    tests: [],
    words: [],
    definitions: [],
    references: [],
    problems: [],
  };
}

/** Where in the tree the walk is, and where it puts what it finds. */
export interface Place {
  readonly locate: Locate;
  /** What the offsets of the nodes count in. */
  readonly source: string;
  readonly found: Found;
  readonly values: Values;
  readonly within: readonly Enclosure[];
  /** How many nodes stand above. */
  readonly depth: number;
  /** As `WordUse.fragile`. */
  readonly fragile: boolean;
}

/** Takes note of a word: a WordUse of its own. */
export function use<Given extends Word | undefined>(
  word: Given,
  role: WordUse['role'],
  { found, fragile }: Place,
  command?: Command,
  splits = role === 'name' || role === 'argument' || role === 'redirect' || role === 'list' || role === 'element',
): Given {
  if (word) found.words.push({ word, role, command, splits, fragile });
  return word;
}

export function define(name: string, kind: Definition['kind'], span: Span, { found }: Place): void {
  found.definitions.push({ name, kind, span });
}
