import { parseArgs } from 'node:util';
import { type Severity, severities } from '../core/finding.ts';
import { type Preset, presets } from '../core/rule.ts';
import { type FormatName, formats } from './formats/index.ts';

/** What `plimsoll lint` was asked to do. */
export interface LintArguments {
  readonly paths: readonly string[];
  readonly format: FormatName;
  readonly preset?: Preset;
  readonly config?: string;
  readonly fix: boolean;
  readonly fixUnsafe: boolean;
  /** The name of what comes in on standard input; then there are no paths. */
  readonly stdinFilename?: string;
  readonly failOn: Severity | 'never';
  /** How many threads read the files; undefined where their number is to decide. */
  readonly threads?: number;
  /** The folder that keeps what was read for the next run. */
  readonly cache?: string;
  /** Read this part of the files only, and keep what was read. */
  readonly shard?: Shard;
}

/** Which part of how many, from 1. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

const defaultCache = '.plimsoll-cache';

/** Arguments that make no sense; the message says what would. */
export class UsageError extends Error {}

/** @throws UsageError */
export function readLintArguments(args: readonly string[]): LintArguments {
  const { values, positionals } = parse(args);
  const preset = oneOf('preset', values.preset, presets);
  const stdinFilename = values['stdin-filename'];
  if (values.stdin && positionals.length > 0) throw new UsageError('--stdin takes no paths');
  if (values.stdin && !stdinFilename) {
    throw new UsageError('--stdin needs --stdin-filename FILE: the name tells the language');
  }
  if (stdinFilename !== undefined && !values.stdin) throw new UsageError('--stdin-filename goes with --stdin');
  const shard = values.shard === undefined ? undefined : readShard(values.shard);
  const fixes = values.fix || values['fix-unsafe'];
  if (shard && (values.stdin || fixes))
    throw new UsageError('--shard only reads: it goes with neither --stdin nor --fix');
  const threads = values.threads === undefined ? undefined : readThreads(values.threads);
  const cache = values['cache-location'] ?? (values.cache || shard ? defaultCache : undefined);
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    format: oneOf('format', values.format, Object.keys(formats) as FormatName[]) ?? 'text',
    ...(preset && { preset }),
    ...(values.config !== undefined && { config: values.config }),
    fix: fixes,
    fixUnsafe: values['fix-unsafe'],
    ...(stdinFilename && { stdinFilename }),
    failOn: oneOf('fail-on', values['fail-on'], [...severities, 'never'] as const) ?? 'warning',
    ...(threads !== undefined && { threads }),
    ...(cache !== undefined && { cache }),
    ...(shard && { shard }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', short: 'f' },
        preset: { type: 'string' },
        config: { type: 'string', short: 'c' },
        fix: { type: 'boolean', default: false },
        'fix-unsafe': { type: 'boolean', default: false },
        stdin: { type: 'boolean', default: false },
        'stdin-filename': { type: 'string' },
        'fail-on': { type: 'string' },
        threads: { type: 'string' },
        cache: { type: 'boolean', default: false },
        'cache-location': { type: 'string' },
        shard: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function readShard(text: string): Shard {
  const [, part, of] = (/^(\d+)\/(\d+)$/u.exec(text) ?? []).map(Number);
  if (!part || !of || part > of) throw new UsageError(`--shard takes a part of how many, such as 1/4, not ${text}`);
  return { part, of };
}

function readThreads(text: string): number {
  const threads = Number(text);
  if (!Number.isInteger(threads) || threads < 1) throw new UsageError(`--threads takes a number from 1, not ${text}`);
  return threads;
}

function oneOf<Word extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly Word[],
): Word | undefined {
  if (value === undefined) return undefined;
  if (allowed.includes(value as Word)) return value as Word;
  throw new UsageError(`--${name} takes one of ${allowed.join(', ')}, not ${value}`);
}
