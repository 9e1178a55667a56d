import type { Host } from '../core/host.ts';
import { parentOf } from '../core/uri.ts';
import { isConfig } from '../linter/configs.ts';
import { filesBelow, isListed, isWalked } from '../linter/files.ts';
import type { Linter, Report } from '../linter/linter.ts';

/** All files of the open folders, kept up to date, and what was found in them. */
export interface Workspace {
  /** Replaces the folders; the next look scans the new ones. */
  setFolders(uris: readonly string[]): void;
  /** What the watchers saw: files made, changed or deleted, and ignore or configuration files among them. */
  changed(uris: readonly string[]): Promise<void>;
  /** The findings of an open document changed: those of other files may have, too. */
  touched(uri: string): void;
  /**
   * Reports in batches as they are made, each file that may have changed since the look before.
   * The first look scans the folders.
   */
  look(cancelled: () => boolean): AsyncGenerator<readonly Report[]>;
  /** Whether the last look found the file in the folders. */
  has(uri: string): boolean;
  /** Resolves when there may be something new to look at. */
  news(): Promise<void>;
}

/** Reports a message: large enough to be cheap, small enough to show the first findings soon. */
const batchSize = 100;

/** The longest that reading files may keep an editor's other questions waiting, in milliseconds. */
const turn = 10;

/** Lets whatever has come in meanwhile have its turn, where the last one was long enough ago. */
function breather(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < turn) return undefined;
    return new Promise((resolve) =>
      setTimeout(() => {
        last = performance.now();
        resolve();
      }, 0),
    );
  };
}

/** The file itself, or a folder that it lies in. A deleted folder stands for all that was in it. */
function isBelow(uri: string, folders: ReadonlySet<string>): boolean {
  for (let at: string | undefined = uri; at; at = parentOf(at)?.replace(/\/$/u, '')) if (folders.has(at)) return true;
  return false;
}

export function createWorkspace(host: Host, linter: Linter): Workspace {
  let folders: readonly string[] = [];
  /** undefined until the folders are scanned. */
  let files: Set<string> | undefined;
  /** Counts what makes a scan that is under way worthless. */
  let generation = 0;
  let stale = new Set<string>();
  /** Files that are gone: what they told the project is taken back at the next look. */
  let left = new Set<string>();
  let seen = -1;
  const breathe = breather();
  let announce = () => {};
  let news = new Promise<void>((resolve) => (announce = resolve));

  function tell(): void {
    announce();
    news = new Promise<void>((resolve) => (announce = resolve));
  }

  function rescan(): void {
    files = undefined;
    generation++;
    seen = -1;
  }

  async function found(uri: string, folder: string): Promise<void> {
    if (!files?.has(uri) && !(await isListed(host, folder, uri))) return;
    files?.add(uri);
    stale.add(uri);
  }

  function lost(uri: string): void {
    linter.changed(uri);
    files?.delete(uri);
    left.add(uri);
  }

  async function scan(cancelled: () => boolean): Promise<Set<string>> {
    const found = new Set<string>();
    for (const folder of folders) {
      for await (const uri of filesBelow(host, folder)) {
        await breathe();
        if (cancelled()) return found;
        found.add(uri);
      }
    }
    return found;
  }

  return {
    setFolders(uris) {
      folders = uris;
      rescan();
      tell();
    },
    async changed(uris) {
      const gone = new Set<string>();
      for (const uri of uris) {
        const name = uri.slice(uri.lastIndexOf('/') + 1);
        linter.changed(uri);
        if (name === '.gitignore' || isConfig(uri)) {
          // What is listed and what is wrong may both change everywhere: look at everything anew.
          rescan();
          continue;
        }
        const folder = folders.find((folder) => uri.startsWith(folder));
        // A scan that is under way may have passed the place already.
        if (!files) rescan();
        if (!folder || !files) continue;
        const type = (await host.stat(uri).catch(() => undefined))?.type;
        if (type === undefined) gone.add(uri);
        else if (type === 'file') await found(uri, folder);
        else if (type === 'folder' && (await isWalked(host, folder, uri))) {
          // Of a folder that is moved here its files are not reported one by one.
          for await (const file of filesBelow(host, uri)) await found(file, folder);
        }
      }
      if (gone.size > 0) for (const uri of files ?? []) if (isBelow(uri, gone)) lost(uri);
      tell();
    },
    touched(uri) {
      stale.add(uri);
      tell();
    },
    async *look(cancelled) {
      const started = generation;
      let looked = files;
      if (!looked) {
        looked = await scan(cancelled);
        if (cancelled()) return;
        if (started === generation) files = looked;
      }
      // First what has changed: what is found elsewhere may depend on it.
      for (const uri of [...left, ...stale]) {
        await linter.load(uri);
        await breathe();
        if (cancelled()) return;
      }
      const everything = linter.projectVersion() !== seen;
      const uris = [...(everything ? looked : stale), ...left];
      stale = new Set();
      left = new Set();
      for (const uri of uris) {
        await linter.load(uri);
        await breathe();
        if (cancelled()) {
          seen = -1;
          return;
        }
      }
      if (started === generation) seen = linter.projectVersion();
      let batch: Report[] = [];
      for await (const report of linter.lintAll(uris)) {
        batch.push(report);
        if (batch.length < batchSize) continue;
        yield batch;
        batch = [];
        if (cancelled()) {
          seen = -1;
          return;
        }
      }
      yield batch;
    },
    has: (uri) => files?.has(uri) ?? true,
    news: () => news,
  };
}
