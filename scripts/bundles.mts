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

/** The command line: one file that Node runs alone. */
export const commandLine: BuildOptions = {
  ...node,
  entryPoints: ['server/src/cli/node.ts'],
  outfile: 'dist/cli.js',
  banner: { js: '#!/usr/bin/env node' },
};

/** What runs in Node.js and in a web worker: both ways to talk to the other side are in it, one is evaluated. */
const everywhere: BuildOptions = {
  ...shared,
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['node', 'browser'],
  external: ['vscode', ...builtinModules.flatMap((name) => [name, `node:${name}`])],
};

const client: BuildOptions = {
  ...everywhere,
  format: 'cjs',
  entryPoints: ['client/src/main.ts'],
  outfile: 'dist/client.js',
};

const server: BuildOptions = {
  ...everywhere,
  format: 'iife',
  // Its build for Node.js asks for a module of Node's, which a worker has not.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  entryPoints: ['server/src/lsp/main.ts'],
  outfile: 'dist/server.js',
};

export const bundles: readonly BuildOptions[] = [client, server, commandLine];
