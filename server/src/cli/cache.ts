import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { decode, encodePath } from '../core/uri.ts';
import type { Paths } from './paths.ts';
import { createReadings, type ReadingStore } from './readings.ts';

/**
 * Readings on disk: in a folder, files of one line for what made them, then one line a reading: encoded path, key and
 * JSON, with tabs between them. Shards of one run write files of their own, and whoever reads the folder has them all.
 */
export interface Cache {
  readonly readings: ReadingStore;
  /** Writes what is new. @throws where the folder cannot be written */
  save(name: string): void;
}

/** @param program the file that holds the rules: another one may read the same text otherwise */
export function openCache(
  folder: string,
  { program, paths }: { readonly program: string; readonly paths: Paths },
): Cache {
  const maker = createHash('sha1').update(readFileSync(program)).digest('base64url');
  const readings = createReadings();
  for (const name of namesIn(folder)) {
    const [first, ...lines] = readFileSync(path.join(folder, name), 'utf8').split('\n');
    if (first !== maker) continue;
    for (const line of lines) {
      const [file, key, json] = line.split('\t');
      if (json !== undefined) readings.addText(paths.uriOf(decode(file!)), key!, json);
    }
  }
  return {
    readings,
    save(name) {
      if (!readings.isChanged()) return;
      mkdirSync(folder, { recursive: true });
      // So that nobody commits it, and no walk goes into it.
      writeFileSync(path.join(folder, '.gitignore'), '*\n');
      const lines = [maker];
      for (const { uri, key, json } of readings.texts())
        lines.push(`${encodePath(paths.fileOf(uri))}\t${key}\t${json}`);
      // Another run may read it at this moment: it finds the old file or the new one.
      const written = path.join(folder, `${name}.${process.pid}`);
      writeFileSync(written, lines.join('\n'));
      renameSync(written, path.join(folder, `${name}.tsv`));
    },
  };
}

/** In the order of their names. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.tsv'))
      .sort();
  } catch {
    return [];
  }
}
