// The suite in an extension host on Node.js, with the package installed as a person would install it: once in a
// workspace that is trusted, once in one that is not.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import '../../scripts/package.mts';
import { freePort } from '../../scripts/server.mts';
import { launchBrowser } from './browser.mts';
import { installExtension, provideServer, serve } from './code-server.mts';
import { runTests } from './page.mts';
import { buildSuite } from './suite.mts';

const suite = await buildSuite();
await provideServer();
const browser = await launchBrowser();
try {
  for (const name of ['trusted', 'untrusted']) {
    const code = await runIn(name);
    if (code !== 0) process.exitCode = 1;
  }
} finally {
  await browser.close();
}

/** Each run has a server of its own, which has seen nothing before. */
async function runIn(name: string): Promise<number> {
  const scratch = await mkdtemp(join(tmpdir(), 'plimsoll-'));
  const folders = { data: join(scratch, 'data'), extensions: join(scratch, 'extensions') };
  const workspace = join(scratch, 'workspace');
  await cp('test/editor/workspace', workspace, { recursive: true });
  await writeSettings(folders.data, { 'security.workspace.trust.enabled': name === 'untrusted' });
  installExtension(`${manifest.name}-${manifest.version}.vsix`, folders);
  const port = await freePort();
  const { url, server } = await serve(port, folders);
  const page = await browser.newPage();
  const remote = `vscode-remote://127.0.0.1:${port}`;
  try {
    return await runTests(page, url, {
      workspace: join(workspace, `${name}.code-workspace`),
      // VS Code runs tests for an extension under development only. This one is nothing but the tests.
      extensionDevelopmentPath: remote + resolve('test/editor/suite'),
      extensionTestsPath: remote + suite,
    });
  } finally {
    await page.close();
    server.kill();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function writeSettings(data: string, settings: object): Promise<void> {
  await mkdir(join(data, 'data/User'), { recursive: true });
  await writeFile(join(data, 'data/User/settings.json'), JSON.stringify(settings));
}
