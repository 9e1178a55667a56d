// A large repository: the server's first findings, its memory, keystrokes, a change that many files depend on, rest; and
// the command line with a cache and with threads. Made of copies of public repositories, from the bundles that are shipped:
//   npm run build && npm run bench bench/monorepo.mts FILES FOLDER...
// It needs Linux: processor time and memory are read from /proc.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DockerfileParser } from 'dockerfile-ast';
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { parseAllDocuments } from 'yaml';
import { disk } from '../server/src/host/disk.ts';
import { filesBelow } from '../server/src/linter/files.ts';
import { languages } from '../server/src/linter/languages.ts';
import { median, quantile } from './measure.ts';
import { connect, type Server } from './server.ts';

const [count, ...sources] = process.argv.slice(2);
const wanted = Number(count);
if (!(wanted > 0) || sources.length === 0) throw new Error('say: FILES FOLDER...');

/** Dockerfiles that are built on the one base image. */
const children = Math.min(1_000, Math.floor(wanted / 10));
const base = 'monorepo/base:1';
const baseFile = 'base/Dockerfile';
const baseText = 'FROM debian:12.5\nRUN useradd app\nUSER app\n';

/** Of the document that is open. */
let version = 0;

const folder = mkdtempSync(path.join(tmpdir(), 'monorepo-'));
try {
  const files = await generate();
  console.log(`${files.length} files of ${sources.length} repositories, load ${load()}`);
  const parsing = parseAll(files);
  console.log(`yaml and dockerfile-ast alone: ${seconds(parsing)} on one core`);
  await measureServer(parsing);
  measureCommandLine();
  console.log(`load at the end ${load()}`);
} finally {
  rmSync(folder, { recursive: true });
}

/** Writes the copies, and gives the paths of what is ours among them. */
async function generate(): Promise<readonly string[]> {
  const originals: { readonly name: string; readonly text: string }[] = [];
  for (const source of sources) {
    const root = pathToFileURL(path.resolve(source)).href;
    for await (const uri of filesBelow(disk, root)) {
      const name = path.join(path.basename(source), decodeURIComponent(uri.slice(root.length)));
      const text = readFileSync(fileURLToPath(uri), 'utf8');
      if (languages().some(({ detect }) => detect(name, text))) originals.push({ name, text });
    }
  }
  const services = ['services:', `  base: { build: base, image: ${base} }`];
  const written = [write(baseFile, baseText)];
  for (let copy = 0, based = 0; written.length < wanted - 1; copy++) {
    for (const { name, text } of originals) {
      if (written.length >= wanted - 1) break;
      const image = /^FROM\s+([\w./-]+)(?::[\w.-]+)?/mu;
      const isBased = based < children && image.test(text);
      if (isBased) based++;
      // Each copy has images of its own, or all would be about the same ones.
      const own = isBased
        ? text.replace(image, `FROM ${base}`)
        : text.replace(/(image: ['"]?)(\w+\/)/gu, `$1c${copy}/$2`);
      written.push(write(path.join(`copy-${copy}`, name), own));
    }
  }
  written.push(write('compose.yaml', `${services.join('\n')}\n`));
  return written;
}

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** What reading the files cannot cost less than, with the libraries that do it. In milliseconds of processor time. */
function parseAll(files: readonly string[]): number {
  const start = process.cpuUsage();
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    if (/\.(?:ya?ml|json)$/iu.test(file)) parseAllDocuments(text);
    else DockerfileParser.parse(text);
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

async function measureServer(parsing: number): Promise<void> {
  const server = await connect(pathToFileURL(folder).href);
  const { connection, stop } = server;
  const known = new Map<string, string>();
  const first = await pull(server, known);
  const used = cpuOf(server);
  console.log(
    `first findings of all: ${seconds(first.time)}, ${seconds(used)} of processor time, ${(used / parsing).toFixed(1)} times the parsers'; ${known.size} files with findings`,
  );
  console.log(`memory of the server: ${memoryOf(server)} MB, ${memoryOf(server, 'VmHWM')} MB at most`);

  const uri = pathToFileURL(path.join(folder, baseFile)).href;
  const textDocument = { uri, languageId: 'dockerfile', version: 0, text: baseText };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  const times: number[] = [];
  const held = pull(server, known);
  const end = baseText.split('\n').length - 1;
  for (let stroke = 0; stroke < 200; stroke++) {
    const at = { line: end, character: stroke };
    const start = performance.now();
    await change(server, uri, at, at, '# RUN make install && echo done '[stroke % 32]!);
    await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    times.push(performance.now() - start);
    // As a person types, and an editor that lets the server be for a moment between two questions.
    await sleep(20);
  }
  console.log(`keystroke: ${median(times).toFixed(1)} ms (median), p95 ${quantile(times, 0.95).toFixed(1)} ms`);
  await Promise.race([held, sleep(1_000)]);

  const root = { line: 2, character: 0 };
  const start = performance.now();
  await change(server, uri, root, { line: 2, character: 'USER app'.length }, 'USER root');
  const news = await Promise.race([pull(server, known), sleep(10_000)]);
  if (news)
    console.log(
      `a change to the base of ${children}: ${news.files} files reported in ${(performance.now() - start).toFixed(0)} ms`,
    );
  else console.log(`a change to the base of ${children}: nothing to report`);

  await sleep(1_000);
  const before = cpuOf(server);
  await sleep(10_000);
  console.log(`at rest: ${(cpuOf(server) - before).toFixed(0)} ms of processor time in 10 s`);
  await stop();
}

async function pull({ connection }: Server, known: Map<string, string>): Promise<{ time: number; files: number }> {
  const start = performance.now();
  const previousResultIds = [...known].map(([uri, value]) => ({ uri, value }));
  const { items } = await connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds,
  });
  for (const { uri, resultId } of items) known.set(uri, resultId!);
  return { time: performance.now() - start, files: items.length };
}

function change(
  { connection }: Server,
  uri: string,
  start: Diagnostic['range']['start'],
  end: typeof start,
  text: string,
) {
  const contentChanges = [{ range: { start, end }, text }];
  return connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: ++version },
    contentChanges,
  });
}

function measureCommandLine(): void {
  const cli = path.resolve(import.meta.dirname, '../dist/cli.js');
  const run = (...args: string[]) => {
    const start = performance.now();
    const { error } = spawnSync(process.execPath, [cli, 'lint', folder, '--format', 'json', ...args], {
      stdio: 'ignore',
    });
    if (error) throw error;
    return performance.now() - start;
  };
  const times = { one: [] as number[], two: [] as number[], cold: [] as number[], warm: [] as number[] };
  for (let round = 0; round < 3; round++) {
    const cache = path.join(folder, `.cache-${round}`);
    times.one.push(run('--threads', '1'));
    times.two.push(run('--threads', '2'));
    times.cold.push(run('--threads', '1', '--cache-location', cache));
    times.warm.push(run('--threads', '1', '--cache-location', cache));
  }
  const [one, two, cold, warm] = [times.one, times.two, times.cold, times.warm].map(median) as [
    number,
    number,
    number,
    number,
  ];
  console.log(
    `command line: ${seconds(one)}; with two threads ${seconds(two)}, ${(one / two).toFixed(2)} times as fast`,
  );
  console.log(`cache: cold ${seconds(cold)}, warm ${seconds(warm)}, 1/${(cold / warm).toFixed(1)}`);
}

/** Processor time of the server since its start, in milliseconds. */
function cpuOf({ pid }: Server): number {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13).map(Number);
  return (user! + system!) * 10;
}

function memoryOf({ pid }: Server, what = 'VmRSS'): number {
  return Math.round(
    Number(new RegExp(`${what}:\\s+(\\d+)`, 'u').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1_000,
  );
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(2)} s`;
}

function load(): string {
  return loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
}

function sleep(milliseconds: number): Promise<undefined> {
  return new Promise((done) => setTimeout(() => done(undefined), milliseconds));
}
