import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The folder that holds package.json. */
export const root = path.resolve(import.meta.dirname, '../../..');
export const rulesFolder = path.join(root, 'server/src/rules');

/** The ids of all rules, sorted: every `<folder>/<name>.ts` below `rules/` that has its page beside it. */
export function ruleIds(): readonly string[] {
  return readdirSync(rulesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: folder }) =>
      readdirSync(path.join(rulesFolder, folder))
        .filter((file, _, files) => file.endsWith('.ts') && files.includes(file.replace(/ts$/u, 'md')))
        .map((file) => `${folder}/${file.slice(0, -'.ts'.length)}`),
    )
    .sort();
}

export function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

export function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

/** Formats files of the repository in place. */
export function format(files: readonly string[]): void {
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  execFileSync(process.execPath, [biome, 'format', '--write', ...files], { cwd: root, stdio: 'pipe' });
}
