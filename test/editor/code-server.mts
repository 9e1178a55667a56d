// A VS Code server on this machine: the one that the npm package `code-server` carries. It runs extensions in Node.js,
// as a desktop does. Nothing is compiled, so it needs neither compilers nor libraries: what has no prebuilt binary
// (a logger, a key store) it does without.
import { type ChildProcess, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { startServer } from '../../scripts/server.mts';

/** The Node.js that this release of code-server is for, as npm packages it for Linux. */
const node = { name: `node-linux-${process.arch}`, version: '24.21.0' };
const codeServer = { name: 'code-server', version: '4.139.1' };

const home = resolve('.cache', `${codeServer.name}-${codeServer.version}`);
const nodePath = join(home, 'node_modules', node.name, 'bin/node');
const vscode = join(home, 'node_modules', codeServer.name, 'lib/vscode');

export interface Folders {
  readonly data: string;
  readonly extensions: string;
}

/** Installs on first use, in a folder of its own beside node_modules. */
export async function provideServer(): Promise<void> {
  if (process.platform !== 'linux')
    throw new Error('This needs Linux; `npm run test:desktop` runs the same tests elsewhere.');
  if (existsSync(join(home, 'complete'))) return;
  await mkdir(home, { recursive: true });
  const dependencies = Object.fromEntries([node, codeServer].map(({ name, version }) => [name, version]));
  await writeFile(join(home, 'package.json'), JSON.stringify({ private: true, dependencies }));
  install(home);
  install(vscode);
  await writeFile(join(home, 'complete'), '');
}

export function installExtension(vsix: string, folders: Folders): void {
  execFileSync(nodePath, [...serverArguments(folders), '--install-extension', resolve(vsix)], { stdio: 'pipe' });
}

/** Serves for as long as the process that is returned runs. */
export async function serve(port: number, folders: Folders): Promise<{ url: string; server: ChildProcess }> {
  const address = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
  const server = await startServer(
    nodePath,
    [...serverArguments(folders), ...address, '--enable-smoke-test-driver'],
    'Extension host agent listening',
  );
  return { url: `http://127.0.0.1:${port}/`, server };
}

function install(folder: string): void {
  const npm = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', npm, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

function serverArguments({ data, extensions }: Folders): string[] {
  return [
    join(vscode, 'out/server-main.js'),
    ...['--accept-server-license-terms', '--disable-telemetry'],
    ...['--server-data-dir', data, '--extensions-dir', extensions],
  ];
}
