// Bundles what ships: the extension's client and server, each for Node and for the browser, and the command line.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { bundles } from './bundles.mts';

await rm('dist', { recursive: true, force: true });
await Promise.all(bundles.map((bundle) => build(bundle)));
