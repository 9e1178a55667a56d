// Makes the .vsix, and holds it to what it may contain and weigh.
import { readFile, stat } from 'node:fs/promises';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import './build.mts';

const limit = 1_000_000;

const manifest: unknown = JSON.parse(await readFile('package.json', 'utf8'));
const { name, version, icon } = manifest as { name: string; version: string; icon: string };
const packagePath = `${name}-${version}.vsix`;

/** Files that VS Code or the marketplace looks for by name, and the server, which the client starts. */
const known = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', icon, 'dist/server.js'];

const expected = new Set([...known, ...pathsIn(manifest)]);
const packed = new Set(await listFiles({ packageManager: PackageManager.None }));
const faults = [
  ...[...expected].filter((file) => !packed.has(file)).map((file) => `${file} is missing`),
  ...[...packed].filter((file) => !expected.has(file)).map((file) => `${file} should not be there`),
];
if (faults.length > 0) throw new Error(`The package is not as package.json describes it:\n${faults.join('\n')}`);

await createVSIX({
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
  // The page about secrets shows some that look real.
  allowPackageSecrets: ['npm', 'github'],
});
const { size } = await stat(packagePath);
if (size > limit) throw new Error(`${packagePath} weighs ${size} bytes, and may weigh ${limit}`);

/** Every file that package.json refers to. The command line is not in the package: it is installed by npm. */
function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('./') && value !== './dist/cli.js' ? [value.slice(2)] : [];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(pathsIn);
  return [];
}
