import { parseArguments } from '../shell/arguments.ts';
import type { Command } from '../shell/model.ts';
import type { Environment } from './model.ts';
import { isRelative } from './paths.ts';
import { valueIn } from './words.ts';

/** A `tar` that unpacks a whole archive as ADD does. */
export interface Extraction {
  /** The path as it is written, variables filled in where they are known. */
  readonly archive: string;
  /** Absolute; undefined where it cannot be known. */
  readonly folder: string | undefined;
}

/** Flags that change nothing of what comes out, by tar(1) of GNU. Read 2026-11-24. */
const harmless = new Set(
  `-x --extract --get -f --file -C --directory -z --gzip --gunzip -j --bzip2 -J --xz --zstd -a --auto-compress -v --verbose -p
    --preserve-permissions --same-permissions`.split(/\s+/u),
);

/** What a `tar` unpacks; undefined where it does something else, or unpacks in a way that ADD cannot. */
export function extractionOf({ name, args }: Command, environment: Environment): Extraction | undefined {
  const [first] = args;
  if (name?.value !== 'tar' || !first) return undefined;
  // The first word needs no dash: `tar xzf shop.tgz`.
  const bundle = /^[A-Za-z]+$/u.test(first.text) ? first.text : undefined;
  const parsed = parseArguments(bundle ? args.slice(1) : args, { values: ['-f', '--file', '-C', '--directory'] });
  const flags = [...[...(bundle ?? '')].map((letter) => `-${letter}`), ...parsed.flags.map(({ name }) => name)];
  if (!flags.some((flag) => ['-x', '--extract', '--get'].includes(flag))) return undefined;
  if (flags.some((flag) => !harmless.has(flag))) return undefined;
  const operands = parsed.operands.map((word) => valueIn(environment, word) ?? word.text);
  const archive = bundle?.includes('f') ? operands.shift() : parsed.value('-f', '--file');
  // Further words choose single members.
  if (archive === undefined || operands.length > 0) return undefined;
  return { archive, folder: folderOf(parsed.has('-C', '--directory'), parsed.value('-C', '--directory'), environment) };
}

function folderOf(isGiven: boolean, given: string | undefined, { workdir }: Environment): string | undefined {
  // A value with a variable in it is that of today's defaults only.
  const path = isGiven ? given : workdir?.path?.variables.length === 0 ? workdir.path.value : undefined;
  return path !== undefined && !isRelative({ text: path, value: path }) ? path : undefined;
}
