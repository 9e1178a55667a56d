import type { TailFact } from '../collectors/facts.ts';
import type { ProjectFacts } from '../core/rule.ts';
import type { CollectorFact } from './log-facts.ts';
import { worldsOf } from './worlds.ts';

/** A tail of a ConfigMap, with the containers that are started with it. */
export interface RunningTail {
  /** Of the file of the ConfigMap. */
  readonly uri: string;
  readonly tail: TailFact;
  /** Those whose mounts are known, in every world; none where one of them is not. */
  readonly runners: readonly Runner[];
}

export interface Runner {
  readonly uri: string;
  readonly collector: CollectorFact;
}

/** Which collectors of the project run which configuration. */
export function runningTails(files: ProjectFacts): readonly RunningTail[] {
  const tails = new Map<TailFact, { uri: string; runners: Runner[]; open: boolean }>();
  for (const { objects } of worldsOf(files)) {
    const running = objects.flatMap(({ uri, fact, namespace }) =>
      (fact.logs?.collectors ?? []).map((collector) => ({ uri, namespace, collector })),
    );
    for (const { uri, fact, namespace } of objects) {
      if (!fact.logs?.configured) continue;
      const own = running.filter(
        (runner) => runner.namespace === namespace && runner.collector.configMaps.includes(fact.name ?? ''),
      );
      for (const tail of fact.logs.configured.flatMap(({ tails }) => tails)) {
        const known = tails.get(tail) ?? { uri, runners: [], open: false };
        tails.set(tail, known);
        known.runners.push(...own);
        known.open ||= own.some(({ collector }) => collector.open);
      }
    }
  }
  return [...tails].map(([tail, { uri, runners, open }]) => ({ uri, tail, runners: open ? [] : runners }));
}
