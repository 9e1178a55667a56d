import type { Facts } from '../core/facts.ts';
import type { DaemonFile } from './model.ts';

/** What a `daemon.json` tells the project: where the logs of containers go that say nothing about it. */
export interface DaemonFacts {
  /** Undefined where a template decides. */
  readonly logDriver?: string;
  /** Something bounds the log of a container: the driver, or `max-size`. */
  readonly boundsLogs: boolean;
}

declare module '../core/facts.ts' {
  interface FactData {
    readonly daemon?: DaemonFacts;
  }
}

export function factsOf(file: DaemonFile): Facts {
  const { logDriver } = file;
  return { data: { daemon: { ...(logDriver && { logDriver }), boundsLogs: boundsLogs(file) } }, places: [] };
}

/** Every driver but json-file has a bound, or hands lines on. */
export function boundsLogs({ root, logDriver }: DaemonFile): boolean {
  return logDriver !== 'json-file' || !root.lacks('log-opts', 'max-size');
}
