import type { Facts, Place } from './facts.ts';
import type { RuleId, Severity } from './finding.ts';
import type { Fix, Safety } from './fix.ts';
import type { OptionSpecs, OptionValues } from './options.ts';
import type { Span } from './span.ts';

/** The burdens of running containers: what a rule's finding costs its reader. */
export const burdens = [
  'operating-system',
  'base-image',
  'networking',
  'security',
  'resources',
  'storage',
  'logging',
  'reliability',
  'build',
] as const;
export type Burden = (typeof burdens)[number];

/** Each holds the ones before it, and nothing of the other row. */
export const presetRows = [
  // Earned on real repositories; defensible; opinion too.
  ['recommended', 'strict', 'all'],
  // A standard of Kubernetes and nothing else. What they forbid is said in other words by rules of the first row.
  ['pod-security-baseline', 'pod-security-restricted'],
] as const;
export type Preset = (typeof presetRows)[number][number];
export const presets: readonly Preset[] = presetRows.flat();

/** An id that people already have in their ignore files, with the tool that gave it: `hadolint/DL3008`. */
export type Alias = `${string}/${string}`;

/**
 * One smell. The file's path is its id, the page beside it explains and tests it.
 *
 * A rule is data and handlers. It gets typed events of a parsed document, or the facts of the whole project, and reports.
 * It never parses, walks or reads files, and keeps no state but what `state` makes anew for every document.
 *
 * @typeParam Events name of each event and what its handlers are given
 */
export interface Rule<Events, Specs extends OptionSpecs, State> {
  /** The smell in a few words, such as `Memory limit missing`. */
  readonly title: string;
  readonly burden: Burden;
  readonly severity: Severity;
  readonly preset: Preset;
  readonly aliases?: readonly Alias[];
  /**
   * The program whose findings it passes on (`Report.alias` says which each is). Ignore comments may name any id of that
   * program; whether they silence something is known only where the program runs.
   */
  readonly relays?: { readonly tool: string; readonly id: RegExp };
  readonly options?: Specs;
  readonly state?: () => State;
  /** Called in document order as the walk yields the events. */
  readonly on?: {
    readonly [Name in keyof Events]?: (event: Events[Name], context: Context<Specs, State>) => void;
  };
  /** Called with the facts of every file of the project when any of them changed. */
  readonly project?: (files: ProjectFacts, context: ProjectContext<Specs>) => void;
}

export interface Context<Specs extends OptionSpecs, State> {
  readonly options: OptionValues<Specs>;
  readonly state: State;
  report(at: Span, message: string, more?: Report): void;
}

export interface Report {
  /** Alternatives, the best first; undefined ones are dropped, so that a fix can be made only where it is possible. */
  readonly fixes?: readonly (Fix | undefined)[];
  /** Other places of the same document that have part in it. */
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  /** Where this finding is graver or milder than the rule's own severity. A configured severity wins over it. */
  readonly severity?: Severity;
  /**
   * Which of the rule's aliases this finding is, where the rule has several of one tool and can tell them apart. Of a rule
   * that relays: what its program calls it. Ignore comments may say that instead of the rule's id, and it is left out where
   * a rule that has the alias itself reports at the same place.
   */
  readonly alias?: Alias;
}

export type ProjectFacts = ReadonlyMap<string, Facts>;

export interface ProjectContext<Specs extends OptionSpecs> {
  readonly options: OptionValues<Specs>;
  /** Reports at a place that the facts of the file `uri` name. */
  report(uri: string, at: Place, message: string, more?: ProjectReport): void;
}

export interface ProjectReport {
  /** Alternatives, the best first; undefined ones are dropped. */
  readonly fixes?: readonly (ProjectFix | undefined)[];
  readonly related?: readonly { readonly uri: string; readonly at: Place; readonly message: string }[];
  readonly severity?: Severity;
}

/** A fix to the file of the finding, in terms of its facts: each edit replaces the text at a place. */
export interface ProjectFix {
  readonly title: string;
  readonly safety: Safety;
  readonly edits: readonly { readonly at: Place; readonly text: string }[];
}

/** A rule of any events, options and state, as the engine holds it. */
// biome-ignore lint/suspicious/noExplicitAny: the engine pairs each handler with the event of its own name
export type AnyRule = Rule<any, any, any>;

/** A rule under its id with its page (Markdown): an entry of the generated index. */
export interface RegisteredRule {
  readonly id: RuleId;
  readonly rule: AnyRule;
  readonly page: string;
}

/** Gives rules of one set of events their types: options and state are inferred from the rule itself. */
export function ruleFor<Events>() {
  return <const Specs extends OptionSpecs = Record<never, never>, State = undefined>(
    rule: Rule<Events, Specs, State>,
  ): Rule<Events, Specs, State> => rule;
}
