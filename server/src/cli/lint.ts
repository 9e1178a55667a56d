import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Finding } from '../core/finding.ts';
import { atLeast } from '../core/finding.ts';
import type { RegisteredRule } from '../core/rule.ts';
import type { Span } from '../core/span.ts';
import { disk } from '../host/disk.ts';
import { filesBelow } from '../linter/files.ts';
import { languages } from '../linter/languages.ts';
import { type LineStarts, lineStarts, positionAt } from '../linter/lines.ts';
import { createLinter, type Linter, type Report } from '../linter/linter.ts';
import { decode, encodePath } from '../linter/uri.ts';
import { rules } from '../rules/index.ts';
import type { LintArguments } from './arguments.ts';
import { formats } from './formats/index.ts';
import { type LocatedFinding, type Location, type Outcome, type Trouble, troubleLine } from './formats/outcome.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/** Exit codes of `plimsoll lint`. */
export const exit = { clean: 0, findings: 1, trouble: 2 } as const;

/** Lints what the arguments name, prints it in the format asked for, and gives the exit code. */
export async function lint(args: LintArguments, terminal: Terminal): Promise<number> {
  const troubles: Trouble[] = [];
  const linter = createLinter({
    host: disk,
    rules,
    languages: languages(),
    overriding: {
      ...(args.preset && { preset: args.preset }),
      ...(args.config !== undefined && { config: uriOf(args.config) }),
    },
  });
  const uris = args.stdin ? [await takeStdin(args, linter, terminal)] : await collect(args.paths, troubles);
  if (args.fix && !args.stdin) await fixFiles(linter, uris, args, troubles);
  const fixed = args.fix && args.stdin ? await linter.fix(uris[0]!, args.fixUnsafe ? 'unsafe' : 'safe') : undefined;
  if (fixed) linter.setText(uris[0]!, fixed.text);

  const outcome = await report(linter, uris, troubles);
  const printed = formats[args.format](outcome);
  // What is fixed on its way from standard input to standard output leaves no room there for findings.
  if (fixed) {
    terminal.out(fixed.text);
    terminal.err(printed);
  } else terminal.out(printed);
  for (const trouble of outcome.troubles) terminal.err(`plimsoll: ${troubleLine(trouble)}\n`);
  if (outcome.troubles.length > 0) return exit.trouble;
  const { failOn } = args;
  const failed = failOn !== 'never' && outcome.findings.some(({ finding }) => atLeast(finding.severity, failOn));
  return failed ? exit.findings : exit.clean;
}

async function takeStdin(args: LintArguments, linter: Linter, terminal: Terminal): Promise<string> {
  const uri = uriOf(args.stdinFilename!);
  linter.setText(uri, await terminal.stdin());
  return uri;
}

/** The files that the paths name, each once: folders are walked, a file named by itself is taken as it is. */
async function collect(paths: readonly string[], troubles: Trouble[]): Promise<readonly string[]> {
  const uris = new Set<string>();
  for (const given of paths) {
    const uri = uriOf(given);
    try {
      const stat = await disk.stat(uri);
      if (!stat) troubles.push({ file: given, message: 'does not exist' });
      else if (stat.type !== 'folder') uris.add(uri);
      else {
        const onTrouble = ({ uri, message }: { uri: string; message: string }) =>
          troubles.push({ file: fileOf(uri), message });
        for await (const file of filesBelow(disk, uri, onTrouble)) uris.add(file);
      }
    } catch (error) {
      troubles.push({ file: given, message: `cannot be read: ${error instanceof Error ? error.message : error}` });
    }
  }
  return [...uris];
}

async function fixFiles(
  linter: Linter,
  uris: readonly string[],
  args: LintArguments,
  troubles: Trouble[],
): Promise<void> {
  // Fixes of project rules depend on what all files say, those fixed before too.
  for (const uri of uris) await linter.load(uri);
  for (const uri of uris) {
    const fixed = await linter.fix(uri, args.fixUnsafe ? 'unsafe' : 'safe');
    if (!fixed || fixed.text === fixed.before) continue;
    try {
      await fs.writeFile(new URL(uri), fixed.bom ? `\uFEFF${fixed.text}` : fixed.text);
      linter.changed(uri);
      await linter.load(uri);
    } catch (error) {
      troubles.push({
        file: fileOf(uri),
        message: `cannot be written: ${error instanceof Error ? error.message : error}`,
      });
    }
  }
}

async function report(linter: Linter, uris: readonly string[], troubles: Trouble[]): Promise<Outcome> {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const findings: LocatedFinding[] = [];
  let files = 0;
  for await (const report of linter.lintAll(uris)) {
    if (report.language) files++;
    findings.push(...report.findings.map((finding) => locate(finding, report, linter, byId)));
    const file = fileOf(report.uri);
    if (report.trouble) troubles.push({ file, message: report.trouble });
    troubles.push(...report.errors.map(({ rule, message }) => ({ file, rule, message })));
  }
  troubles.push(...linter.projectErrors().map(({ rule, message }) => ({ rule, message })));
  for (const { uri, text, span, message } of linter.configFaults()) {
    const { line, column } = location(uri, span, lineStarts(text));
    troubles.push({ file: fileOf(uri), line, column, message });
  }
  return { findings, troubles, files, version };
}

function locate(
  finding: Finding,
  { uri, lines }: Report,
  linter: Linter,
  byId: ReadonlyMap<string, RegisteredRule>,
): LocatedFinding {
  return {
    finding,
    rule: byId.get(finding.rule)!,
    ...location(uri, finding.span, lines),
    related: finding.related.map((other) => ({
      ...location(other.uri, other.span, other.uri === uri ? lines : (linter.lines(other.uri) ?? [0])),
      message: other.message,
    })),
  };
}

function location(uri: string, { start, end }: Span, lines: LineStarts): Location {
  const from = positionAt(lines, start);
  const to = positionAt(lines, end);
  return {
    file: fileOf(uri),
    line: from.line + 1,
    column: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}

/** Encoded by the linter's own hand: a file named on the command line and the same file met in a walk have one URI. */
function uriOf(file: string): string {
  return `file://${encodePath(decode(pathToFileURL(path.resolve(file)).pathname))}`;
}

/** The path as a person would type it here, with `/` on every system. */
function fileOf(uri: string): string {
  const base = `${uriOf('.')}/`;
  return uri.startsWith(base) ? decode(uri.slice(base.length)) : fileURLToPath(uri).replaceAll(path.sep, '/');
}
