import { spawnSync } from 'node:child_process';

/** Runs counted after one that warms the disk's cache. */
const runs = 5;

/**
 * Wall time of whole processes in milliseconds, median of five, the commands taken in turn so that a machine that slows
 * down slows all of them. Exit codes are ignored: linters fail where they find something.
 */
export function compare(commands: Readonly<Record<string, readonly string[]>>): Record<string, number> {
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let run = 0; run <= runs; run++) {
    for (const [name, [program, ...args]] of Object.entries(commands)) {
      const start = performance.now();
      const { error } = spawnSync(program!, args, { stdio: ['ignore', 'ignore', 'ignore'] });
      if (error) throw error;
      if (run > 0) times[name]!.push(performance.now() - start);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
