// Takes the picture of the README: `npm run picture`.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import '../../scripts/build.mts';
import { freePort } from '../../scripts/server.mts';
import { serveVSCode } from '../../scripts/vscode-web.mts';
import { launchBrowser } from './browser.mts';

const require = createRequire(import.meta.url);
const font = require.resolve('@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2');

const { url, server } = await serveVSCode({ folder: 'examples/shop', port: await freePort() });
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1100, height: 720 }, deviceScaleFactor: 2 });
  await bringFont(page);
  await page.goto(url);
  await page.getByRole('treeitem', { name: 'api', exact: true }).click();
  await page.getByRole('treeitem', { name: 'Dockerfile' }).dblclick();
  await page.locator('.squiggly-warning').first().waitFor();
  const command = page.locator('.view-line', { hasText: 'CMD' });
  await command.click({ position: { x: 10, y: 8 } });
  await page.keyboard.press('Control+B');
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  // The light bulb of a finding that can be fixed.
  await command.click({ position: { x: 10, y: 8 } });
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').waitFor();
  // It would name the way this picture is made.
  await page.addStyleTag({ content: '.command-center { visibility: hidden }' });
  await page.screenshot({ path: 'docs/images/problems.png' });
} finally {
  await browser.close();
  server.kill();
}

/** The packaged Chromium has no font of fixed width; this one stands in for the first that VS Code asks for. */
async function bringFont(page: Page): Promise<void> {
  const data = (await readFile(font)).toString('base64');
  await page.addInitScript(`
    const font = new FontFace('Droid Sans Mono', 'url(data:font/woff2;base64,${data})');
    document.fonts.add(font);
    font.load();
  `);
}
