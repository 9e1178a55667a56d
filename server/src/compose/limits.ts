import type { Edit } from '../core/edit.ts';
import type { Span } from '../core/span.ts';
import { replaceScalar, set } from '../yaml/edits.ts';
import type { YamlNode } from '../yaml/node.ts';
import { readNumber } from '../yaml/read-scalar.ts';
import { parseBytes } from './bytes.ts';
import type { Limit, Limits, Service } from './model.ts';

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

/**
 * Where it is said, or not said, that nothing bounds what the service takes of a resource; undefined where a limit does,
 * may do, or stands elsewhere. A service of a provider has no container to bound.
 */
export function missingLimit(
  { node, at, limits, extendsElsewhere }: Service,
  resource: keyof Limits,
): { readonly at: Span; readonly isWritten: boolean } | undefined {
  if (extendsElsewhere || !node.lacks('provider')) return undefined;
  const [first, ...others] = limits[resource];
  if (!first) return node.lacks(...limitPath, resource) ? { at, isWritten: false } : undefined;
  const isUnbounded = [first, ...others].every(({ amount }) => amount === Number.POSITIVE_INFINITY);
  return isUnbounded && first.node.via === undefined ? { at: first.node.span, isWritten: true } : undefined;
}

const limitPath = ['deploy', 'resources', 'limits'] as const;

/** Gives the service a limit, in place of the one written that means none. */
export function writeLimit({ node, limits }: Service, resource: keyof Limits, limit: string): Edit[] | undefined {
  const [written, ...others] = limits[resource];
  if (!written) return set(node, [...limitPath, resource], limit);
  // A quota counts microseconds. Two forms have to agree.
  const takesAmount = written.path.at(-1) !== 'cpu_quota' && others.length === 0;
  return takesAmount ? replaceScalar(written.node, limit) : undefined;
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
