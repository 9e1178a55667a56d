// Bundles what ships: the extension's client and server, each for Node and for the browser, and the command line.
import { rm } from 'node:fs/promises';
import { type BuildOptions, build } from 'esbuild';

const shared: BuildOptions = {
  bundle: true,
  minify: true,
  target: ['es2022', 'node20'],
  loader: { '.md': 'text' },
  logLevel: 'warning',
};
const node: BuildOptions = { ...shared, platform: 'node', format: 'cjs' };
const browser: BuildOptions = { ...shared, platform: 'browser', format: 'cjs' };

await rm('dist', { recursive: true, force: true });
await Promise.all([
  build({ ...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client/node.js', external: ['vscode'] }),
  build({
    ...browser,
    entryPoints: ['client/src/browser.ts'],
    outfile: 'dist/client/browser.js',
    external: ['vscode'],
  }),
  build({ ...node, entryPoints: ['server/src/lsp/node.ts'], outfile: 'dist/server/node.js' }),
  // A worker has no module loader, and no `Buffer`, which dockerfile-ast asks for while it parses.
  build({
    ...browser,
    format: 'iife',
    entryPoints: ['server/src/lsp/browser.ts'],
    outfile: 'dist/server/browser.js',
    inject: ['scripts/browser-buffer.ts'],
  }),
  build({
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  }),
]);
