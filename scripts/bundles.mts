import type { BuildOptions } from 'esbuild';

const shared: BuildOptions = {
  bundle: true,
  minify: true,
  target: ['es2022', 'node20'],
  loader: { '.md': 'text' },
  logLevel: 'warning',
};
const node: BuildOptions = { ...shared, platform: 'node', format: 'cjs' };
const browser: BuildOptions = { ...shared, platform: 'browser', format: 'cjs' };

/** The command line: one file that Node runs alone. */
export const commandLine: BuildOptions = {
  ...node,
  entryPoints: ['server/src/cli/node.ts'],
  outfile: 'dist/cli.js',
  banner: { js: '#!/usr/bin/env node' },
};

export const bundles: readonly BuildOptions[] = [
  { ...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client/node.js', external: ['vscode'] },
  { ...browser, entryPoints: ['client/src/browser.ts'], outfile: 'dist/client/browser.js', external: ['vscode'] },
  { ...node, entryPoints: ['server/src/lsp/node.ts'], outfile: 'dist/server/node.js' },
  // A worker has no module loader, and no `Buffer`, which dockerfile-ast asks for while it parses.
  {
    ...browser,
    format: 'iife',
    entryPoints: ['server/src/lsp/browser.ts'],
    outfile: 'dist/server/browser.js',
    inject: ['scripts/browser-buffer.ts'],
  },
  commandLine,
];
