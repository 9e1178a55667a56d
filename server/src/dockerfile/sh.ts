import type { Span } from '../core/span.ts';
import { packageManager } from '../knowledge/package-managers.ts';
import { type ShProgram, shOf, shOfOfficial } from '../knowledge/shells.ts';
import { dialectOfProgram } from '../shell/interpreter.ts';
import type { Command } from '../shell/model.ts';
import { optionAt, optionIn } from '../shell/options.ts';
import { baseOf, rootImage } from './base.ts';
import type { ScriptEvent } from './events.ts';
import type { RunInstruction, Stage } from './model.ts';
import { chainOf } from './stages.ts';

/**
 * The program that stands behind `sh` where an instruction runs: what SHELL names, what an earlier RUN linked there, what
 * the base image is known for, or what the package manager tells that the stage calls; undefined where nothing does.
 */
export function shBehind(instruction: RunInstruction, stage: Stage): ShProgram | undefined {
  const named = instruction.environment.shell.words.findLast((word) => dialectOfProgram(word) === 'sh');
  const program = /(\w+)$/u.exec(named ?? '')?.[1];
  if (program === 'dash' || program === 'ash') return program;
  const { linked, manager } = signsOf(stage);
  if (linked !== undefined && linked < instruction.span.end) return 'bash';
  return ofImage(stage) ?? manager;
}

/** The words that start the shell which reads a script: those of SHELL, of a `#!` line or of a JSON array. */
export function shellWords({ script, instruction }: Pick<ScriptEvent, 'script' | 'instruction'>): readonly string[] {
  const shebang = /^#!([^\n]*)/u.exec(script.source)?.[1];
  if (shebang !== undefined) return shebang.trim().split(/\s+/u);
  return instruction.form === 'exec'
    ? instruction.words.map(({ value }) => value)
    : instruction.environment.shell.words;
}

/** `ln -sf bash /bin/sh`. */
export function linksBash({ name, args }: Command): boolean {
  const operands = args.filter(({ value }) => value !== undefined && !value.startsWith('-'));
  return (
    name?.value === 'ln' &&
    /^(?:\/usr)?\/bin\/sh$/u.test(operands.at(-1)?.value ?? '') &&
    /(?:^|\/)bash$/u.test(operands[0]?.value ?? '')
  );
}

/** What the commands of a stage, and of those that it is built from, tell of its `sh`. */
interface Signs {
  /** Where bash is first put in its place. */
  readonly linked: number | undefined;
  readonly manager: ShProgram | undefined;
}

/** Every RUN of a stage asks for them. */
const known = new WeakMap<Stage, Signs>();

function signsOf(stage: Stage): Signs {
  const before = known.get(stage);
  if (before) return before;
  const commands = chainOf(stage)
    .flatMap(({ instructions }) => instructions)
    .flatMap((each) => (each.keyword === 'RUN' ? each.scripts : []))
    .flatMap((script) => script.commands);
  const links = commands.filter(linksBash).map(({ span }) => span.start);
  const signs = { linked: links.length > 0 ? Math.min(...links) : undefined, manager: ofPackageManager(commands) };
  known.set(stage, signs);
  return signs;
}

function ofImage(stage: Stage): ShProgram | undefined {
  const image = rootImage(stage);
  if (/(?:^|\/)busybox$/u.test(image?.repository ?? '')) return 'ash';
  const distribution = baseOf(stage)?.distribution;
  if (distribution) return shOf(distribution);
  return image && shOfOfficial(image);
}

const shOfFamily = { apt: 'dash', apk: 'ash', rpm: 'bash' } as const satisfies Partial<Record<string, ShProgram>>;

function ofPackageManager(commands: readonly Command[]): ShProgram | undefined {
  for (const { name } of commands) {
    const family = packageManager(name?.value ?? '')?.family;
    if (family === 'apt' || family === 'apk' || family === 'rpm') return shOfFamily[family];
  }
  return undefined;
}

/** A command that fails there ends the script: its shell is started with `-e`, or the script has said `set -e`. */
export function stopsOnFailure(event: Pick<ScriptEvent, 'script' | 'instruction'>, { start }: Span): boolean {
  return optionAt(event.script, 'errexit', start) ?? optionIn(shellWords(event), 'errexit') ?? false;
}
