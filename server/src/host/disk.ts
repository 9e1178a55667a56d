import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EntryType, Host } from '../core/host.ts';

/**
 * The disk, for `file:` URIs. Other schemes hold nothing here.
 *
 * The calls are synchronous on purpose: for files of a few kilobytes a trip through the thread pool costs sixteen times
 * what reading them does (measured on 1,935 files). Whoever reads many has to let others have their turn now and then.
 */
export const disk: Host = {
  read: (uri) => whereThereIsOne(uri, (path) => withFile(path, (file) => readFileSync(file))),
  head: (uri, bytes) =>
    whereThereIsOne(uri, (path) =>
      withFile(path, (file) => {
        const head = new Uint8Array(bytes);
        return head.subarray(0, readSync(file, head));
      }),
    ),
  list: (uri) =>
    whereThereIsOne(uri, (path) =>
      readdirSync(path, { withFileTypes: true }).map((entry) => ({
        name: entry.name,
        type: entry.isSymbolicLink() ? linkType(`${path}/${entry.name}`) : typeOf(entry),
      })),
    ),
  stat: (uri) =>
    whereThereIsOne(uri, (path) => {
      const stat = statSync(path);
      return { type: typeOf(stat), size: stat.size, mtime: stat.mtimeMs };
    }),
};

/** A pipe is opened without waiting for its other end, which may never come, and is then refused with all that is no file. */
function withFile(path: string, read: (file: number) => Uint8Array): Uint8Array {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!fstatSync(file).isFile()) throw new Error('it is no file');
    return read(file);
  } finally {
    closeSync(file);
  }
}

function typeOf(entry: Dirent | Stats): EntryType {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
}

/** A link to a file is that file. A link to a folder is passed over: its files are met where they really are, if at all. */
function linkType(path: string): EntryType {
  try {
    return statSync(path).isFile() ? 'file' : 'other';
  } catch {
    return 'other'; // It leads nowhere, round in a circle, or where we may not look.
  }
}

async function whereThereIsOne<Value>(uri: string, look: (path: string) => Value): Promise<Value | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return look(fileURLToPath(uri));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
