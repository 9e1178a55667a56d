import type { YamlNode } from '../yaml/node.ts';
import { readNumber } from '../yaml/read-scalar.ts';
import { parseBytes } from './bytes.ts';
import type { Limit, Limits } from './model.ts';

/** What bounds a service, in the order of `deploy` first, in every form that is written. */
export function readLimits(service: YamlNode): Limits {
  const read = (amountOf: (text: string) => number | undefined, ...paths: readonly (readonly string[])[]) =>
    paths.flatMap((path) => limitAt(service, path, amountOf));
  return {
    memory: read(memory, ['deploy', 'resources', 'limits', 'memory'], ['mem_limit']),
    cpus: [
      ...read(count, ['deploy', 'resources', 'limits', 'cpus'], ['cpus'], ['cpu_count']),
      ...read((quota) => quotaOf(quota, service.get('cpu_period')), ['cpu_quota']),
    ],
    pids: read(count, ['deploy', 'resources', 'limits', 'pids'], ['pids_limit']),
  };
}

function limitAt(service: YamlNode, path: readonly string[], amountOf: (text: string) => number | undefined): Limit[] {
  const node = service.get(...path);
  if (node?.kind !== 'scalar') return [];
  const text = node.string;
  return [{ path, node, amount: text === undefined ? undefined : amountOf(text) }];
}

/** Nothing, and less than nothing, is no bound. */
function bounded(amount: number | undefined): number | undefined {
  return amount !== undefined && amount <= 0 ? Number.POSITIVE_INFINITY : amount;
}

function memory(text: string): number | undefined {
  return bounded(text === '-1' ? -1 : parseBytes(text));
}

function count(text: string): number | undefined {
  return bounded(readNumber(text));
}

/** CPUs of a quota of microseconds in each period, which is a tenth of a second unless it says otherwise. */
function quotaOf(text: string, period: YamlNode | undefined): number | undefined {
  const quota = bounded(readNumber(text));
  const length = period ? period.number : 100_000;
  return quota === undefined || !length ? undefined : quota / length;
}
