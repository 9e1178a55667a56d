import { type Analysis, createEngine, type Document, type Result } from '../../server/src/core/engine.ts';
import { factCollector } from '../../server/src/core/facts.ts';
import type { Comment, Language } from '../../server/src/core/language.ts';
import { type AnyRule, type RegisteredRule, ruleFor } from '../../server/src/core/rule.ts';
import { resolveSettings, type Settings } from '../../server/src/core/settings.ts';
import { type Span, span } from '../../server/src/core/span.ts';

declare module '../../server/src/core/facts.ts' {
  interface FactData {
    toy?: readonly { readonly name: string; readonly at: Place }[];
  }
}

/** A language small enough to test the engine with: words, one a line, and comments that begin with `#`. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

export interface ToyEvents {
  'toy:word': Word;
  'toy:end': { readonly words: number };
  'toy:problem': { readonly span: Span; readonly message: string };
  'suppression:unused': { readonly name: Word; readonly removal: Span };
  'suppression:unknown': { readonly name: Word; readonly similar: string | undefined };
  'suppression:misplaced': { readonly comment: Span; readonly fault: string };
}

export const toyRule = ruleFor<ToyEvents>();

interface Model {
  readonly words: readonly Word[];
  readonly comments: readonly Comment[];
  readonly length: number;
}

/** Files that end in `.toy`. Words in capitals are facts. */
export const toy: Language<Model> = {
  id: 'toy',
  problemEvent: 'toy:problem',
  detect: (path) => path.endsWith('.toy'),
  parse(text) {
    const lines = [...text.matchAll(/\S[^\r\n]*/gu)].map(({ 0: line, index }) => ({
      text: line.trim(),
      span: span(index, index + line.trimEnd().length),
    }));
    const words = lines.filter(({ text }) => !text.startsWith('#'));
    const comments = lines
      .filter(({ text }) => text.startsWith('#'))
      .map((comment) => {
        const scope = words.find((word) => word.span.start > comment.span.start)?.span;
        const top = !words.some((word) => word.span.start < comment.span.start);
        return { span: comment.span, top, ...(scope && { scope }) };
      });
    return { words, comments, length: text.length };
  },
  *walk({ words }) {
    for (const word of words) yield ['toy:word', word];
    yield ['toy:end', { words: words.length }];
  },
  comments: ({ comments }) => comments,
  facts({ words }) {
    const { places, place } = factCollector();
    const named = words.filter(({ text }) => text === text.toUpperCase());
    return { data: { toy: named.map(({ text, span }) => ({ name: text, at: place(span) })) }, places };
  },
};

export function register(rules: Readonly<Record<string, AnyRule>>): readonly RegisteredRule[] {
  return Object.entries(rules).map(([id, rule]) => ({ id, rule, page: `# ${rule.title}\n` }));
}

/** A rule that reports the word wherever it stands. */
export function reports(word: string, more: Partial<AnyRule> = {}): AnyRule {
  return {
    title: `The word ${word}`,
    burden: 'build',
    severity: 'warning',
    preset: 'recommended',
    on: {
      'toy:word'({ text, span }: Word, { report }: { report(at: Span, message: string): void }) {
        if (text === word) report(span, `is ${word}`);
      },
    },
    ...more,
  };
}

export function toyDocument(text: string, uri = 'memory:///a.toy'): Document {
  return { uri, text, language: toy as Language, model: toy.parse(text) };
}

/** Analyses and concludes in one go, as for a file without a project. */
export function run(rules: readonly RegisteredRule[], text: string, settings?: Settings): Analysis & Result {
  const engine = createEngine(rules);
  const active = settings ?? resolveSettings(rules, 'all');
  const analysis = engine.analyse(toyDocument(text), active);
  return { ...analysis, ...engine.conclude(analysis, active) };
}

/** What was found, as `rule text`, in the order given. */
export function found(text: string, { findings }: Result): readonly string[] {
  return findings.map(({ rule, span: { start, end } }) => `${rule} ${text.slice(start, end)}`);
}
