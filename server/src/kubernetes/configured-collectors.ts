import type { TailFact } from '../collectors/facts.ts';
import type { Place } from '../core/facts.ts';
import type { ProjectFacts } from '../core/rule.ts';
import type { CollectorFact } from './log-facts.ts';
import { worldsOf } from './worlds.ts';

/** A tail of a ConfigMap, with the containers that are started with it. */
export interface RunningTail {
  /** Of the file of the ConfigMap. */
  readonly uri: string;
  /** The place that those of the tail count from. */
  readonly base: Place;
  readonly tail: TailFact;
  /** Those whose mounts are known, in every world; none where one of them is not. */
  readonly runners: readonly Runner[];
}

export interface Runner {
  readonly uri: string;
  /** Of the collector. */
  readonly at: Place;
  readonly collector: CollectorFact;
}

/** Which collectors of the project run which configuration. */
export function runningTails(files: ProjectFacts): readonly RunningTail[] {
  const tails = new Map<string, RunningTail & { runners: Runner[]; open: boolean }>();
  for (const { objects } of worldsOf(files)) {
    const running = objects.flatMap(({ uri, fact, namespace }) =>
      (fact.logs?.collectors ?? []).map((collector) => ({ uri, at: fact.at + collector.at, namespace, collector })),
    );
    for (const { uri, fact, namespace } of objects) {
      if (!fact.logs?.configured) continue;
      const own = running.filter(
        (runner) => runner.namespace === namespace && runner.collector.configMaps.includes(fact.name ?? ''),
      );
      for (const tail of fact.logs.configured.flatMap(({ tails }) => tails)) {
        // Documents of the same text share their facts: the place tells which tail it is.
        const key = `${uri} ${fact.at + tail.at}`;
        const known = tails.get(key) ?? { uri, base: fact.at, tail, runners: [], open: false };
        tails.set(key, known);
        known.runners.push(...own);
        known.open ||= own.some(({ collector }) => collector.open);
      }
    }
  }
  return [...tails.values()].map(({ open, ...running }) => (open ? { ...running, runners: [] } : running));
}
