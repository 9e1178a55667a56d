// The suite in VS Code for the desktop, which is downloaded. Its test mode trusts every workspace.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import '../../scripts/build.mts';
import { buildSuite } from './suite.mts';

const workspace = await mkdtemp(join(tmpdir(), 'plimsoll-'));
try {
  await cp('test/editor/workspace', workspace, { recursive: true });
  await runTests({
    extensionDevelopmentPath: resolve('.'),
    extensionTestsPath: await buildSuite(),
    launchArgs: [join(workspace, 'trusted.code-workspace'), '--disable-extensions'],
  });
} finally {
  await rm(workspace, { recursive: true, force: true });
}
