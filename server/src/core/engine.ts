import type { Place } from './facts.ts';
import type { Finding, RuleError, RuleId, Severity } from './finding.ts';
import type { Language } from './language.ts';
import { type RuleNames, ruleNames } from './names.ts';
import type { OptionSpecs } from './options.ts';
import type { AnyRule, Context, ProjectContext, ProjectFacts, RegisteredRule, Report } from './rule.ts';
import type { ActiveRule, Settings } from './settings.ts';
import { type Span, span } from './span.ts';
import { readSuppressions, type SuppressedName, type Suppression } from './suppress.ts';

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

/** A finding of a project rule: it names places in facts, and gets its spans when it is shown (`locate`). */
export interface ProjectFinding {
  readonly rule: RuleId;
  readonly uri: string;
  readonly at: Place;
  readonly message: string;
  readonly severity: Severity;
  readonly related: readonly { readonly uri: string; readonly at: Place; readonly message: string }[];
}

/** Events of the engine itself, once the findings of a document are known. */
export interface SuppressionEvents {
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
  run(document: Document, settings: Settings): Result;
  /** Runs the project rules over the facts of all files. */
  runProject(facts: ProjectFacts, settingsOf: (uri: string) => Settings): ProjectResult;
  /** Silences what the document's comments ask for, reports the comments that do nothing, and sorts by place. */
  finish(document: Document, settings: Settings, findings: readonly Finding[]): Result;
}

export interface ProjectResult {
  readonly findings: readonly ProjectFinding[];
  readonly errors: readonly RuleError[];
}

export function createEngine(rules: readonly RegisteredRule[]): Engine {
  const known = ruleNames(rules);
  const listeners = listenersByEvent(rules);
  const projectRules = rules.filter(({ rule }) => rule.project);
  return {
    rules,
    names: known,
    run(document, settings) {
      return dispatch(document, settings, listeners, document.language.walk(document.model));
    },
    runProject(facts, settingsOf) {
      return runProject(projectRules, facts, settingsOf);
    },
    finish(document, settings, findings) {
      const { suppressions, faults } = suppressionsOf(document);
      const used = new Set<SuppressedName>();
      const left = findings.filter((finding) => !silenced(finding, suppressions, known, used));
      const events = [
        ...faults.map(({ span, fault }) => ['suppression:misplaced', { comment: span, fault }] as const),
        ...uselessNames(document.text, suppressions, used, settings, known),
      ];
      const own = dispatch(document, settings, listeners, events);
      return { findings: [...left, ...own.findings].sort(byPlace), errors: own.errors };
    },
  };
}

/** Gives a project finding the spans that its places have by now; undefined where a file it speaks of is gone. */
export function locate(finding: ProjectFinding, facts: ProjectFacts): Finding | undefined {
  const at = facts.get(finding.uri)?.places[finding.at];
  if (!at) return undefined;
  const related = finding.related.flatMap(({ uri, at, message }) => {
    const place = facts.get(uri)?.places[at];
    return place ? [{ uri, span: place, message }] : [];
  });
  const { rule, uri, message, severity } = finding;
  return { rule, uri, span: at, message, severity, fixes: [], related };
}

interface Listener {
  readonly id: RuleId;
  readonly rule: AnyRule;
  readonly handler: (event: unknown, context: unknown) => void;
}

/** One bucket an event, made once: a walk then touches only the rules that listen. */
function listenersByEvent(rules: readonly RegisteredRule[]): ReadonlyMap<string, readonly Listener[]> {
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

type AnyContext = Context<OptionSpecs, unknown>;

/** Hands every event to its listeners. A rule that throws is off from there on, and what it found is dropped. */
function dispatch(
  document: Document,
  settings: Settings,
  listeners: ReadonlyMap<string, readonly Listener[]>,
  events: Iterable<readonly [name: string, event: unknown]>,
): Result {
  const found = new Map<RuleId, Finding[]>();
  const contexts = new Map<RuleId, AnyContext>();
  const errors = new Map<RuleId, RuleError>();
  const contextOf = (id: RuleId, rule: AnyRule, active: ActiveRule): AnyContext => {
    const findings: Finding[] = [];
    found.set(id, findings);
    return {
      options: active.options,
      state: rule.state?.(),
      report(at: Span, message: string, more: Report = {}) {
        findings.push({
          rule: id,
          uri: document.uri,
          span: span(at.start, at.end),
          message,
          severity: active.severity ?? more.severity ?? rule.severity,
          fixes: more.fixes?.filter((fix) => fix !== undefined) ?? [],
          related: more.related ?? [],
        });
      },
    };
  };
  for (const [name, event] of events) {
    for (const { id, rule, handler } of listeners.get(name) ?? []) {
      const active = settings.get(id);
      if (!active || errors.has(id)) continue;
      try {
        let context = contexts.get(id);
        if (!context) {
          context = contextOf(id, rule, active);
          contexts.set(id, context);
        }
        handler(event, context);
      } catch (error) {
        errors.set(id, { rule: id, uri: document.uri, message: messageOf(error) });
        found.delete(id);
      }
    }
  }
  return { findings: [...found.values()].flat(), errors: [...errors.values()] };
}

function runProject(
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
          own.push({ rule: id, uri, at, message, severity, related: more.related ?? [] });
        },
      };
      try {
        rule.project?.(facts, context);
        findings.push(...own);
      } catch (error) {
        errors.push({ rule: id, uri: '', message: messageOf(error) });
      }
    }
  }
  return { findings, errors };
}

function suppressionsOf({ language, model, text }: Document) {
  const own = readSuppressions(text, language.comments(model));
  return { faults: own.faults, suppressions: [...own.suppressions, ...(language.markers?.(model) ?? [])] };
}

/** Notes in `used` every name that speaks of the finding, so that no comment counts as unused for standing second. */
function silenced(
  finding: Finding,
  suppressions: readonly Suppression[],
  known: RuleNames,
  used: Set<SuppressedName>,
): boolean {
  let silent = false;
  for (const { scope, names } of suppressions) {
    if (finding.span.start < scope.start || finding.span.start >= scope.end) continue;
    for (const name of names) {
      if (!known.find(name.text)?.includes(finding.rule)) continue;
      used.add(name);
      silent = true;
    }
  }
  return silent;
}

/** The names in our own comments that mean nothing, or silence nothing although one of their rules is on. */
function* uselessNames(
  text: string,
  suppressions: readonly Suppression[],
  used: ReadonlySet<SuppressedName>,
  settings: Settings,
  known: RuleNames,
): Iterable<readonly [string, unknown]> {
  for (const { origin, names, span: comment } of suppressions) {
    if (origin !== 'plimsoll') continue;
    for (const [index, name] of names.entries()) {
      const ids = known.find(name.text);
      if (!ids) yield ['suppression:unknown', { name, similar: known.similar(name.text) }];
      else if (!used.has(name) && ids.some((id) => settings.has(id))) {
        const next = names[index + 1];
        const previous = names[index - 1];
        const removal = next
          ? span(name.span.start, next.span.start)
          : previous
            ? span(previous.span.end, name.span.end)
            : wholeComment(text, comment);
        yield ['suppression:unused', { name, removal }];
      }
    }
  }
}

/** The comment with its line where it has one to itself, else with the blanks before it. */
function wholeComment(text: string, comment: Span): Span {
  let start = comment.start;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  if (start > 0 && text[start - 1] !== '\n') return span(start, comment.end);
  const lineEnd = text.indexOf('\n', comment.end);
  return span(start, lineEnd === -1 ? text.length : lineEnd + 1);
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
