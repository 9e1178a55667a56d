import { builtinModules } from 'node:module';
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

/** The language server: a script that Node.js runs, and a web worker too. */
const server: BuildOptions = {
  ...shared,
  format: 'iife',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['node', 'browser'],
  // Its build for Node.js asks for a module of Node's, which a worker has not.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  external: builtinModules.flatMap((name) => [name, `node:${name}`]),
  entryPoints: ['server/src/lsp/main.ts'],
  outfile: 'dist/server.js',
};

export const bundles: readonly BuildOptions[] = [
  { ...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client/node.js', external: ['vscode'] },
  { ...browser, entryPoints: ['client/src/browser.ts'], outfile: 'dist/client/browser.js', external: ['vscode'] },
  server,
  commandLine,
];
