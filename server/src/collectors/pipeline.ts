import type { CollectorEvents } from './events.ts';
import type { Part, Pipeline, Reading } from './model.ts';

export type NamedReading = Reading & { readonly name: string };

/** One configuration of texts that stand together: a file alone, or those of a program in one ConfigMap. */
export function pipelineOf(readings: readonly NamedReading[]): Pipeline {
  const names = new Set(readings.map(({ name }) => name));
  const included = readings.flatMap(({ includes }) => includes);
  const isHere = (path: string) => names.has(path.slice(path.lastIndexOf('/') + 1));
  const { program } = readings[0]!;
  const parts = readings.flatMap(({ parts }) => parts);
  return {
    program,
    parts,
    problems: readings.flatMap(({ problems }) => problems),
    // A file of another name may be a piece that others include.
    whole: included.every(isHere) && readings.some(({ name }) => isMain(name)) && hasBothEnds(parts),
  };
}

/** One that only sends, or only reads, is a piece of something. */
function hasBothEnds(parts: readonly Part[]): boolean {
  return ['input', 'output'].every((role) => parts.some((part) => part.role === role));
}

/** The files that the programs look for by themselves. */
function isMain(name: string): boolean {
  return /^(?:fluent-bit|fluentd?|td-agent|vector)\.(?:conf|ya?ml|toml|json)$/u.test(name);
}

type AnyEvent = {
  [Name in keyof CollectorEvents]: readonly [name: Name, event: CollectorEvents[Name]];
}[keyof CollectorEvents];

export function* walkPipeline(pipeline: Pipeline): Generator<AnyEvent> {
  for (const problem of pipeline.problems) yield ['collectors:problem', problem];
  yield ['collectors:pipeline', pipeline];
  for (const part of pipeline.parts) yield ['collectors:part', part];
}
