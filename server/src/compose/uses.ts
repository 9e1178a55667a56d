import type { Use } from '../core/language.ts';
import { rememberingOf } from '../core/memo.ts';
import type { ProjectFacts } from '../core/rule.ts';
import type { ComposeFile } from './model.ts';

/** Compose files run on hosts whose `daemon.json`, where the project has one, bounds logs for all of them. */
export function usesOf(_uri: string, files: ProjectFacts): readonly Use<ComposeFile>[] {
  return daemonUses(files);
}

const daemonUses = rememberingOf((files: ProjectFacts): readonly Use<ComposeFile>[] => {
  for (const { data } of files.values()) {
    const boundedDriver = data.daemon?.boundsLogs ? data.daemon.logDriver : undefined;
    if (boundedDriver !== undefined) return [{ of: (file) => ({ ...file, boundedDriver }) }];
  }
  return [];
});
