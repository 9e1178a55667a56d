import type { Result } from './engine.ts';
import type { Finding } from './finding.ts';
import type { Section } from './language.ts';
import type { Settings } from './settings.ts';
import { type Span, span } from './span.ts';

interface Remembered {
  readonly settings: Settings;
  readonly uri: string;
  readonly base: number;
  readonly result: Result;
}

/** What rules found in a section, for as long as somebody holds its key. */
export type Memory = (section: Section, uri: string, settings: Settings, find: () => Result) => Result;

/** Findings move with their section. What threw is tried again, since its errors name one file. */
export function sectionMemory(): Memory {
  const known = new WeakMap<object, Remembered>();
  return (section, uri, settings, find) => {
    const { key, base } = section;
    if (!key) return find();
    const last = known.get(key);
    if (last?.settings === settings && last.uri === uri && last.base === base) return last.result;
    const result = last?.settings === settings ? moved(last, uri, base) : find();
    if (result.errors.length === 0) known.set(key, { settings, uri, base, result });
    return result;
  };
}

function moved({ base, result }: Remembered, uri: string, to: number): Result {
  const shift = <Place extends Span>(place: Place): Place => ({ ...place, ...spanAt(place, to - base) });
  const move = (finding: Finding): Finding => ({
    ...finding,
    uri,
    span: spanAt(finding.span, to - base),
    fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(shift) })),
    related: finding.related.map((related) => ({ ...related, uri, span: spanAt(related.span, to - base) })),
  });
  return { findings: result.findings.map(move), errors: [] };
}

function spanAt({ start, end }: Span, by: number): Span {
  return span(start + by, end + by);
}
