import type { Fix } from './fix.ts';
import type { Span } from './span.ts';

/** From worst to mildest. error: broken or dangerous now; warning: will hurt; information: hygiene; hint: opinion. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** `<folder>/<name>` of the rule's source below `rules/`, such as `kubernetes/missing-memory-limit`. */
export type RuleId = string;

/** One smell at one place: plain JSON, so that it can cross a process, a cache or the wire as it is. */
export interface Finding {
  readonly rule: RuleId;
  readonly uri: string;
  /** The smallest key or word at fault, or the key under which something is missing. */
  readonly span: Span;
  /** What is wrong, why it hurts, what to do, with the user's own names. */
  readonly message: string;
  readonly severity: Severity;
  /** Alternatives, the best first. */
  readonly fixes: readonly Fix[];
  readonly related: readonly Related[];
  /** What the tool that found it calls it (`shellcheck/SC2086`), where the rule only passes it on. */
  readonly alias?: string;
}

/** What an ignore comment for the finding says. */
export function nameOf({ alias, rule }: Finding): string {
  return alias ?? rule;
}

/** Another place that has part in the finding, such as the parent stage. */
export interface Related {
  readonly uri: string;
  readonly span: Span;
  readonly message: string;
}

/** A rule that threw. It is off for that document and its findings there are dropped; all other rules stand. */
export interface RuleError {
  readonly rule: RuleId;
  readonly uri: string;
  readonly message: string;
}

/** True where `severity` is as bad as `threshold` or worse. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}
