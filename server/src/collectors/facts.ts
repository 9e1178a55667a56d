import { type Facts, factCollector, type Place } from '../core/facts.ts';
import type { Span } from '../core/span.ts';
import { type Part, type Pipeline, says } from './model.ts';

/** What a configuration of a collector tells the project: what it reads, and where it keeps how far it has come. */
export interface CollectorFacts {
  readonly program: Pipeline['program'];
  readonly tails: readonly TailFact[];
}

export interface TailFact {
  readonly at: Place;
  /** Files, or patterns of files; those that are known. */
  readonly paths: readonly string[];
  /** Where it keeps its position; absent where it keeps none, or that is unknown. */
  readonly position?: { readonly at: Place; readonly path: string };
}

declare module '../core/facts.ts' {
  interface FactData {
    readonly collector?: CollectorFacts;
  }
}

export function factsOf(pipeline: Pipeline): Facts {
  const { places, place } = factCollector();
  return { data: { collector: collectorFacts(pipeline, place) }, places };
}

export function collectorFacts({ program, parts }: Pipeline, place: (at: Span) => Place): CollectorFacts {
  return { program, tails: parts.filter(isTail).map((part) => tailFact(part, place)) };
}

/** An input that follows files of a machine. Paths relative to wherever the program is started are somebody's trial. */
export function isTail(part: Part): boolean {
  if (part.role !== 'input') return false;
  const plugins = { 'fluent-bit': 'tail', fluentd: 'tail', vector: 'file' };
  // One that reads a file once and ends needs no memory.
  if (part.plugin !== plugins[part.program] || says(part, 'exit_on_eof', 'true', 'on', 'yes')) return false;
  const paths = pathsOf(part);
  return paths.length === 0 || paths.some((path) => /^(?:[/\\]|[a-z]:)/iu.test(path));
}

/** The setting that names the file in which a tail keeps its position. */
export function positionKey(part: Part): string {
  return { 'fluent-bit': 'db', fluentd: 'pos_file', vector: 'data_dir' }[part.program];
}

function tailFact(part: Part, place: (at: Span) => Place): TailFact {
  const position = part.settings.get(positionKey(part));
  return {
    at: place(part.at),
    paths: pathsOf(part),
    ...(position?.text && { position: { at: place(position.span), path: position.text } }),
  };
}

/** The files that a tail follows, as patterns; those that are known. */
export function pathsOf({ program, settings }: Part): readonly string[] {
  const setting = settings.get(program === 'vector' ? 'include' : 'path');
  return (setting?.items ?? []).flatMap(({ text }) => text?.split(',').map((path) => path.trim()) ?? []);
}
