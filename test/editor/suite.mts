import { resolve } from 'node:path';
import { build } from 'esbuild';

/** Bundles the tests into one module, with Mocha in it, and gives its path. It runs in every kind of extension host. */
export async function buildSuite(): Promise<string> {
  const outfile = resolve('dist/test/suite.js');
  await build({
    entryPoints: ['test/editor/suite/index.ts'],
    outfile,
    bundle: true,
    external: ['vscode'],
    format: 'iife',
    globalName: 'suite',
    // Mocha's build for browsers takes `module` for its own, so what VS Code is to call is exported last.
    footer: { js: 'module.exports = suite;' },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
