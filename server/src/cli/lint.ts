import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../core/finding.ts';
import { atLeast } from '../core/finding.ts';
import type { Host } from '../core/host.ts';
import type { RegisteredRule } from '../core/rule.ts';
import type { Span } from '../core/span.ts';
import { disk } from '../host/disk.ts';
import { filesBelow } from '../linter/files.ts';
import { languages } from '../linter/languages.ts';
import { type LineStarts, lineStarts, positionAt } from '../linter/lines.ts';
import { createLinter, type Linter, type Report } from '../linter/linter.ts';
import { rules } from '../rules/index.ts';
import type { LintArguments, Shard } from './arguments.ts';
import { type Cache, openCache } from './cache.ts';
import { formats } from './formats/index.ts';
import { type LocatedFinding, type Location, type Outcome, type Trouble, troubleLine } from './formats/outcome.ts';
import { type Paths, pathsFrom } from './paths.ts';
import { createReadings, type ReadingStore } from './readings.ts';
import type { Terminal } from './terminal.ts';
import { readAll, threadsFor } from './threads.ts';
import { version } from './version.ts';

/** Exit codes of `plimsoll lint`. */
export const exit = { clean: 0, findings: 1, trouble: 2 } as const;

/** One run of `plimsoll lint`. */
interface Run {
  readonly args: LintArguments;
  readonly paths: Paths;
  readonly linter: Linter;
  readonly troubles: Trouble[];
}

/** Lints what the arguments name, prints it in the format asked for, and gives the exit code. */
export async function lint(args: LintArguments, terminal: Terminal): Promise<number> {
  const paths = pathsFrom(terminal.folder);
  const input = args.stdinFilename === undefined ? undefined : await terminal.stdin();
  const overriding = {
    ...(args.preset && { preset: args.preset }),
    ...(args.config !== undefined && { config: paths.uriOf(args.config) }),
  };
  const { program } = terminal;
  const cache =
    args.cache === undefined ? undefined : openCache(path.resolve(terminal.folder, args.cache), { program, paths });
  const readings = cache?.readings ?? passing(createReadings());
  const linter = createLinter({
    host: input ? withFile(paths.uriOf(args.stdinFilename!), input) : disk,
    rules,
    languages: languages(),
    overriding,
    readings,
  });
  const run: Run = { args, paths, linter, troubles: [] };
  const named = input ? [paths.uriOf(args.stdinFilename!)] : await collect(run);
  const uris = args.shard ? partOf(named, args.shard) : named;
  // Where much is known already there is little for others to do.
  const threads = readings.isEmpty() ? (args.threads ?? threadsFor(uris.length)) : 1;
  if (threads > 1) await readAll(uris, { linter, readings, overriding, script: program, threads });
  if (args.shard) return keepPart(run, uris, cache!, terminal);
  const filtered = input && args.fix ? await fixInput(run, uris[0]!, input) : undefined;
  if (args.fix && !input) await fixFiles(run, uris);

  const outcome = await report(run, uris);
  if (cache) save(run, cache, 'cache');
  const printed = formats[args.format](outcome);
  // What is fixed on its way from standard input to standard output leaves no room there for findings.
  if (filtered !== undefined) {
    terminal.out(filtered);
    terminal.err(printed);
  } else terminal.out(printed);
  for (const trouble of outcome.troubles) terminal.err(`plimsoll: ${troubleLine(trouble)}\n`);
  if (outcome.troubles.length > 0) return exit.trouble;
  const { failOn } = args;
  const failed = failOn !== 'never' && outcome.findings.some(({ finding }) => atLeast(finding.severity, failOn));
  return failed ? exit.findings : exit.clean;
}

/** What other threads have read is used; of what this one reads the linter itself knows. */
function passing(readings: ReadingStore): ReadingStore {
  return { ...readings, set: () => {} };
}

function partOf(uris: readonly string[], { part, of }: Shard): readonly string[] {
  return uris.filter((_, index) => index % of === part - 1);
}

/** What is wrong is said by the run that has all parts: what files say of each other is not known before. */
async function keepPart(run: Run, uris: readonly string[], cache: Cache, { err }: Terminal): Promise<number> {
  for (const uri of uris) await run.linter.load(uri);
  const { part, of } = run.args.shard!;
  save(run, cache, `part-${part}-of-${of}`);
  for (const trouble of run.troubles) err(`plimsoll: ${troubleLine(trouble)}\n`);
  return run.troubles.length > 0 ? exit.trouble : exit.clean;
}

function save({ args, troubles }: Run, cache: Cache, name: string): void {
  try {
    cache.save(name);
  } catch (error) {
    troubles.push({ file: args.cache!, message: `cannot keep what was read: ${messageOf(error)}` });
  }
}

/** The disk with one file that need not be there: standard input is then read and judged like any other. */
function withFile(uri: string, content: Uint8Array): Host {
  return {
    ...disk,
    read: async (other) => (other === uri ? content : disk.read(other)),
    stat: async (other) =>
      other === uri ? { type: 'file', size: content.length, mtime: Date.now() } : disk.stat(other),
  };
}

/** The files that the paths name, each once: folders are walked, a file named by itself is taken as it is. */
async function collect({ args, paths, troubles }: Run): Promise<readonly string[]> {
  const uris = new Set<string>();
  for (const given of args.paths) {
    const uri = paths.uriOf(given);
    try {
      const stat = await disk.stat(uri);
      if (!stat) troubles.push({ file: given, message: 'does not exist' });
      else if (stat.type === 'file') uris.add(uri);
      else if (stat.type === 'other') troubles.push({ file: given, message: 'is neither a file nor a folder' });
      else {
        const onTrouble = ({ uri, message }: { uri: string; message: string }) =>
          troubles.push({ file: paths.fileOf(uri), message });
        for await (const file of filesBelow(disk, uri, onTrouble)) uris.add(file);
      }
    } catch (error) {
      troubles.push({ file: given, message: `cannot be read: ${messageOf(error)}` });
    }
  }
  return [...uris];
}

async function fixFiles({ args, paths, linter, troubles }: Run, uris: readonly string[]): Promise<void> {
  // Fixes of project rules depend on what all files say, those fixed before too.
  for (const uri of uris) await linter.load(uri);
  for (const uri of uris) {
    try {
      const fixed = await linter.fix(uri, args.fixUnsafe ? 'unsafe' : 'safe');
      if (!fixed || fixed.text === fixed.before) continue;
      await fs.writeFile(new URL(uri), withMark(fixed.text, fixed.bom));
      linter.changed(uri);
      await linter.load(uri);
    } catch (error) {
      troubles.push({ file: paths.fileOf(uri), message: `cannot be fixed: ${messageOf(error)}` });
    }
  }
}

/** What standard output is to get: the input with its fixes, or as it came in where there is nothing to fix. */
async function fixInput({ args, linter }: Run, uri: string, input: Uint8Array): Promise<string | Uint8Array> {
  const fixed = await linter.fix(uri, args.fixUnsafe ? 'unsafe' : 'safe');
  if (!fixed || fixed.text === fixed.before) return input;
  linter.setText(uri, fixed.text);
  return withMark(fixed.text, fixed.bom);
}

function withMark(text: string, bom: boolean): string {
  return bom ? `\uFEFF${text}` : text;
}

async function report({ paths, linter, troubles }: Run, uris: readonly string[]): Promise<Outcome> {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const findings: LocatedFinding[] = [];
  let files = 0;
  for await (const report of linter.lintAll(uris)) {
    if (report.language) files++;
    for (const finding of report.findings) findings.push(locate(finding, report, linter, paths, byId));
    const file = paths.fileOf(report.uri);
    if (report.trouble) troubles.push({ file, message: report.trouble });
    troubles.push(...report.errors.map(({ rule, message }) => ({ file, rule, message })));
  }
  troubles.push(...linter.projectErrors().map(({ rule, message }) => ({ rule, message })));
  for (const { uri, text, span, message } of linter.configFaults()) {
    const { line, column } = location(span, lineStarts(text));
    troubles.push({ file: paths.fileOf(uri), line, column, message });
  }
  return { findings, troubles, files, version };
}

function locate(
  finding: Finding,
  { uri, lines }: Report,
  linter: Linter,
  paths: Paths,
  byId: ReadonlyMap<string, RegisteredRule>,
): LocatedFinding {
  return {
    finding,
    rule: byId.get(finding.rule)!,
    file: paths.fileOf(uri),
    ...location(finding.span, lines),
    related: finding.related.map((other) => ({
      file: paths.fileOf(other.uri),
      ...location(other.span, other.uri === uri ? lines : (linter.lines(other.uri) ?? [0])),
      message: other.message,
    })),
  };
}

function location({ start, end }: Span, lines: LineStarts): Omit<Location, 'file'> {
  const from = positionAt(lines, start);
  const to = positionAt(lines, end);
  return { line: from.line + 1, column: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1 };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
