import { replace } from './edit.ts';
import type { Place } from './facts.ts';
import { type Finding, type RuleError, type RuleId, type Severity, severities } from './finding.ts';
import type { Language, Use } from './language.ts';
import { type Memory, sectionMemory } from './memory.ts';
import { type RuleNames, ruleNames } from './names.ts';
import type { OptionSpecs } from './options.ts';
import type { AnyRule, Context, ProjectContext, ProjectFacts, ProjectFix, RegisteredRule, Report } from './rule.ts';
import type { ActiveRule, Settings } from './settings.ts';
import { shorten } from './shorten.ts';
import { silencer } from './silence.ts';
import { overlaps, type Span, span } from './span.ts';
import { type FaultySuppression, readSuppressions, type SuppressedName, type Suppression } from './suppress.ts';

/** A parsed text. Made once and read by everything. */
export interface Document {
  readonly uri: string;
  readonly text: string;
  readonly language: Language;
  readonly model: unknown;
}

export interface Result {
  readonly findings: readonly Finding[];
  readonly errors: readonly RuleError[];
}

/** All that the engine has to remember of a document to conclude its findings, again and again as the project changes. */
export interface Analysis extends Result {
  readonly uri: string;
  readonly suppressions: readonly Suppression[];
  readonly faults: readonly FaultySuppression[];
}

/** A finding of a project rule: it names places in facts, and gets its spans when it is shown (`locate`). */
export interface ProjectFinding {
  readonly rule: RuleId;
  readonly uri: string;
  readonly at: Place;
  readonly message: string;
  readonly severity: Severity;
  readonly fixes: readonly ProjectFix[];
  readonly related: readonly { readonly uri: string; readonly at: Place; readonly message: string }[];
}

/** Events of the engine itself, once the findings of a document are known. */
export interface SuppressionEvents {
  /** Every ignore marker, of other tools too, whether or not it silences something. */
  'suppression:marker': Suppression;
  /** A name in an ignore comment that silences nothing. `removal` takes it, or the whole comment where it stands alone. */
  'suppression:unused': { readonly name: SuppressedName; readonly removal: Span };
  /** A name in an ignore comment that is no rule, alias or burden. */
  'suppression:unknown': { readonly name: SuppressedName; readonly similar: RuleId | undefined };
  /** An ignore comment that cannot work where or as it stands. */
  'suppression:misplaced': { readonly comment: Span; readonly fault: string };
}

export interface Engine {
  readonly rules: readonly RegisteredRule[];
  readonly names: RuleNames;
  /** Runs the rules that listen over one walk of the document. Nothing is silenced yet. */
  analyse(document: Document, settings: Settings): Analysis;
  /** What becomes of an analysis in the ways in which the project uses the document (`Language.uses`). */
  analyseUses(document: Document, analysis: Analysis, uses: readonly Use<unknown>[], settings: Settings): Analysis;
  /** What there is to say of a file that its language claims by name but that is no text: one problem at its start. */
  analyseUnreadable(uri: string, language: Language, message: string, settings: Settings): Analysis;
  /** Runs the project rules over the facts of all files. */
  analyseProject(facts: ProjectFacts, settingsOf: (uri: string) => Settings): ProjectResult;
  /**
   * Adds the project's findings to those of the document, and what rules make of events that come from other programs;
   * silences what its comments ask for, reports the comments that do nothing, and sorts by place.
   */
  conclude(
    analysis: Analysis,
    settings: Settings,
    project?: readonly Finding[],
    relayed?: Iterable<readonly [name: string, event: unknown]>,
  ): Result;
}

export interface ProjectResult {
  readonly findings: readonly ProjectFinding[];
  readonly errors: readonly RuleError[];
}

export function createEngine(rules: readonly RegisteredRule[]): Engine {
  const known = ruleNames(rules);
  const listeners = listenersByEvent(rules);
  const listenersOf: SplitListeners = {
    all: listeners,
    stateless: listenersByEvent(rules.filter(({ rule }) => !rule.state)),
    stateful: listenersByEvent(rules.filter(({ rule }) => rule.state)),
  };
  const projectRules = rules.filter(({ rule }) => rule.project);
  const memory = sectionMemory();
  return {
    rules,
    names: known,
    analyse(document, settings) {
      const { uri, text, language, model } = document;
      const { suppressions, faults } = readSuppressions(text, language.comments(model));
      return {
        uri,
        ...walkThrough(document, settings, listenersOf, memory),
        suppressions: [...suppressions, ...(language.markers?.(model) ?? [])],
        faults: [...faults, ...(language.faultyMarkers?.(model) ?? [])],
      };
    },
    analyseUses(document, analysis, uses, settings) {
      const results = uses.map((use) => ({
        isWhole: use.isWhole,
        ...walkThrough({ ...document, model: use.of(document.model) }, settings, listenersOf, memory),
      }));
      const isNew = (finding: Finding) => !analysis.findings.some((other) => isAtSamePlace(other, finding));
      const added = results.flatMap(({ isWhole, findings }) => (isWhole ? findings.filter(isNew) : []));
      return {
        ...analysis,
        findings: [...analysis.findings.flatMap((finding) => gravestIn(results, finding) ?? []), ...added],
        errors: [...analysis.errors, ...results.flatMap(({ errors }) => errors)],
      };
    },
    analyseUnreadable(uri, { problemEvent }, message, settings) {
      const events = [[problemEvent, { span: span(0, 0), message }]] as const;
      return { uri, ...dispatch(uri, settings, listeners, events), suppressions: [], faults: [] };
    },
    analyseProject(facts, settingsOf) {
      return analyseProject(projectRules, facts, settingsOf);
    },
    conclude({ uri, findings, errors, suppressions, faults }, settings, project = [], relayed = []) {
      const passedOn = dispatch(uri, settings, listeners, relayed);
      const fresh = passedOn.findings.filter((finding) => !findings.some((own) => isSame(own, finding, known)));
      const { silences, isUsed } = silencer(suppressions, known);
      const left = [...findings, ...project, ...fresh].filter((finding) => !silences(finding));
      const own = dispatch(uri, settings, listeners, [
        ...suppressions.map((suppression) => ['suppression:marker', suppression] as const),
        ...faults.map(({ span, fault }) => ['suppression:misplaced', { comment: span, fault }] as const),
        ...uselessNames(suppressions, isUsed, settings, known),
      ]);
      return {
        findings: [...left, ...own.findings].sort(byPlace),
        errors: [...errors, ...passedOn.errors, ...own.errors],
      };
    },
  };
}

/** The finding as the uses of its document have it; undefined where none does. Its fixes are those for the document itself. */
function gravestIn(uses: readonly Result[], finding: Finding): Finding | undefined {
  const found = uses.flatMap(({ findings }) => {
    const same = findings.filter((other) => isAtSamePlace(other, finding));
    return same.find(({ message }) => message === finding.message) ?? same[0] ?? [];
  });
  const [gravest] = found.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  return gravest && { ...gravest, fixes: finding.fixes };
}

function isAtSamePlace(one: Finding, other: Finding): boolean {
  return one.rule === other.rule && one.span.start === other.span.start && one.span.end === other.span.end;
}

/** A rule of our own has said it already, silenced or not. */
function isSame(own: Finding, { alias, span }: Finding, known: RuleNames): boolean {
  return alias !== undefined && overlaps(own.span, span) && (known.find(alias)?.includes(own.rule) ?? false);
}

type Listeners = ReadonlyMap<string, readonly Listener[]>;

interface SplitListeners {
  readonly all: Listeners;
  readonly stateless: Listeners;
  /** They have to see a document from its start to its end. */
  readonly stateful: Listeners;
}

/** Section by section where the language has such, and as a whole for the rules that keep state. */
function walkThrough(
  { uri, language, model }: Document,
  settings: Settings,
  { all, stateless, stateful }: SplitListeners,
  memory: Memory,
): Result {
  const sections = language.sections?.(model);
  if (!sections) return dispatch(uri, settings, all, language.walk(model));
  const results: Result[] = [];
  for (const section of sections) {
    results.push(memory(section, uri, settings, () => dispatch(uri, settings, stateless, section.events())));
  }
  if (isHeard(language.id, settings, stateful)) results.push(dispatch(uri, settings, stateful, language.walk(model)));
  const errors = new Map(results.flatMap(({ errors }) => errors.map((error) => [error.rule, error] as const)));
  const findings = results.flatMap(({ findings }) => findings);
  return {
    findings: errors.size > 0 ? findings.filter(({ rule }) => !errors.has(rule)) : findings,
    errors: [...errors.values()],
  };
}

/** Whether one of the rules is in force and listens to events of the language. */
function isHeard(language: string, settings: Settings, listeners: Listeners): boolean {
  return [...listeners].some(
    ([event, bucket]) => event.startsWith(`${language}:`) && bucket.some(({ id }) => settings.has(id)),
  );
}

/** Gives a project finding the spans that its places have by now; undefined where a file it speaks of is gone. */
export function locate(finding: ProjectFinding, facts: ProjectFacts): Finding | undefined {
  const places = facts.get(finding.uri)?.places ?? [];
  const at = places[finding.at];
  if (!at) return undefined;
  const related = finding.related.flatMap(({ uri, at, message }) => {
    const place = facts.get(uri)?.places[at];
    return place ? [{ uri, span: place, message }] : [];
  });
  const { rule, uri, message, severity } = finding;
  const fixes = finding.fixes.map(({ title, safety, edits }) => ({
    title,
    safety,
    edits: edits.map(({ at, text }) => replace(places[at]!, text)),
  }));
  return { rule, uri, span: at, message, severity, fixes, related };
}

interface Listener {
  readonly id: RuleId;
  readonly rule: AnyRule;
  readonly handler: (event: unknown, context: unknown) => void;
}

/** One bucket an event, made once: a walk then touches only the rules that listen. */
function listenersByEvent(rules: readonly RegisteredRule[]): Listeners {
  const buckets = new Map<string, Listener[]>();
  for (const { id, rule } of rules) {
    for (const [event, handler] of Object.entries(rule.on ?? {})) {
      const bucket = buckets.get(event) ?? [];
      buckets.set(event, bucket);
      bucket.push({ id, rule, handler: handler as Listener['handler'] });
    }
  }
  return buckets;
}

/** A rule at work on one document. */
interface Run {
  readonly id: RuleId;
  readonly context: Context<OptionSpecs, unknown>;
  readonly findings: Finding[];
  error?: RuleError;
}

/** Hands every event to its listeners. A rule that throws is off from there on, and what it found is dropped. */
function dispatch(
  uri: string,
  settings: Settings,
  listeners: Listeners,
  events: Iterable<readonly [name: string, event: unknown]>,
): Result {
  const runs = new Map<RuleId, Run>();
  const runOf = ({ id, rule }: Listener): Run | undefined => {
    const active = settings.get(id);
    const run = runs.get(id) ?? (active && startRun(uri, id, rule, active));
    if (run) runs.set(id, run);
    return run;
  };
  // Who listens is asked once for each kind of event: there are thousands of each in a long file.
  const buckets = new Map<string, readonly { readonly handler: Listener['handler']; readonly run: Run }[]>();
  const bucketOf = (name: string) => {
    const bucket = (listeners.get(name) ?? []).flatMap((listener) => {
      const run = runOf(listener);
      return run ? { handler: listener.handler, run } : [];
    });
    buckets.set(name, bucket);
    return bucket;
  };
  for (const [name, event] of events) {
    for (const { handler, run } of buckets.get(name) ?? bucketOf(name)) {
      if (run.error) continue;
      try {
        handler(event, run.context);
      } catch (error) {
        run.error = ruleError(run.id, uri, error);
      }
    }
  }
  const done = [...runs.values()];
  return {
    findings: done.flatMap(({ error, findings }) => (error ? [] : findings)),
    errors: done.flatMap(({ error }) => error ?? []),
  };
}

function startRun(uri: string, id: RuleId, rule: AnyRule, active: ActiveRule): Run {
  const findings: Finding[] = [];
  const { state, error } = stateOf(id, rule, uri);
  const context: Context<OptionSpecs, unknown> = {
    options: active.options,
    state,
    report(at: Span, message: string, more: Report = {}) {
      const ofAlias = more.alias && active.aliases?.[more.alias];
      if (ofAlias === 'off') return;
      findings.push({
        rule: id,
        uri,
        span: span(at.start, at.end),
        message: shorten(message),
        severity: ofAlias ?? active.severity ?? more.severity ?? rule.severity,
        fixes: more.fixes?.filter((fix) => fix !== undefined) ?? [],
        related: more.related?.map((place) => ({ uri, ...place })) ?? [],
        ...(rule.relays && more.alias && { alias: more.alias }),
      });
    },
  };
  return { id, context, findings, ...(error && { error }) };
}

function stateOf(id: RuleId, rule: AnyRule, uri: string): { readonly state?: unknown; readonly error?: RuleError } {
  try {
    return { state: rule.state?.() };
  } catch (error) {
    return { error: ruleError(id, uri, error) };
  }
}

function ruleError(rule: RuleId, uri: string, thrown: unknown): RuleError {
  return { rule, uri, message: messageOf(thrown) };
}

function analyseProject(
  rules: readonly RegisteredRule[],
  facts: ProjectFacts,
  settingsOf: (uri: string) => Settings,
): ProjectResult {
  const findings: ProjectFinding[] = [];
  const errors: RuleError[] = [];
  for (const { id, rule } of rules) {
    // Options are those of the file reported on, so the rule runs once for each set of them that is in force.
    const filesByOptions = new Map<string, { options: ActiveRule['options']; uris: Set<string> }>();
    for (const uri of facts.keys()) {
      const active = settingsOf(uri).get(id);
      if (!active) continue;
      const key = JSON.stringify(active.options);
      const group = filesByOptions.get(key) ?? { options: active.options, uris: new Set() };
      filesByOptions.set(key, group);
      group.uris.add(uri);
    }
    for (const { options, uris } of filesByOptions.values()) {
      const own: ProjectFinding[] = [];
      const context: ProjectContext<OptionSpecs> = {
        options,
        report(uri, at, message, more = {}) {
          if (!uris.has(uri)) return;
          const severity = settingsOf(uri).get(id)?.severity ?? more.severity ?? rule.severity;
          const fixes = more.fixes?.filter((fix) => fix !== undefined) ?? [];
          own.push({ rule: id, uri, at, message: shorten(message), severity, fixes, related: more.related ?? [] });
        },
      };
      try {
        rule.project?.(facts, context);
        for (const finding of own) findings.push(finding);
      } catch (error) {
        errors.push(ruleError(id, '', error));
      }
    }
  }
  return { findings, errors };
}

/** The names in our own comments that mean nothing, or silence nothing although one of their rules is on. */
function* uselessNames(
  suppressions: readonly Suppression[],
  isUsed: (name: SuppressedName) => boolean,
  settings: Settings,
  known: RuleNames,
): Iterable<readonly [string, unknown]> {
  for (const { origin, names, removal: whole } of suppressions) {
    if (origin !== 'plimsoll') continue;
    for (const [index, name] of names.entries()) {
      if (known.relayed(name.text)) continue;
      const ids = known.find(name.text);
      if (!ids) yield ['suppression:unknown', { name, similar: known.similar(name.text) }];
      else if (!isUsed(name) && ids.some((id) => settings.has(id))) {
        const next = names[index + 1];
        const previous = names[index - 1];
        const removal = next
          ? span(name.span.start, next.span.start)
          : previous
            ? span(previous.span.end, name.span.end)
            : whole;
        yield ['suppression:unused', { name, removal }];
      }
    }
  }
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
