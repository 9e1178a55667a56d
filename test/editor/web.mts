// The suite in the extension host of a browser. VS Code trusts every workspace that is not on a disk, as this one is not.
import { freePort } from '../../scripts/server.mts';
import { serveVSCode } from '../../scripts/vscode-web.mts';
import { launchBrowser } from './browser.mts';
import { runTests } from './page.mts';
import { buildSuite } from './suite.mts';

await buildSuite();
const { url, server } = await serveVSCode({ folder: 'test/editor/workspace', port: await freePort() });
const browser = await launchBrowser();
try {
  process.exitCode = await runTests(await browser.newPage(), url, {
    workspace: 'vscode-test-web://mount/trusted.code-workspace',
    extensionTestsPath: `${url}static/devextensions/dist/test/suite.js`,
  });
} finally {
  await browser.close();
  server.kill();
}
