import { promises as fs } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EntryType, Host } from '../core/host.ts';

/** The disk, for `file:` URIs. Other schemes hold nothing here. */
export const disk: Host = {
  read: (uri) => whereThereIsOne(uri, (path) => fs.readFile(path)),
  list: (uri) =>
    whereThereIsOne(uri, async (path) => {
      const entries = await fs.readdir(path, { withFileTypes: true });
      return Promise.all(
        entries.map(async (entry) => ({
          name: entry.name,
          type: entry.isSymbolicLink() ? await linkType(`${path}/${entry.name}`) : typeOf(entry),
        })),
      );
    }),
  stat: (uri) =>
    whereThereIsOne(uri, async (path) => {
      const stat = await fs.stat(path);
      return { type: typeOf(stat), size: stat.size, mtime: stat.mtimeMs };
    }),
};

interface Kind {
  isFile(): boolean;
  isDirectory(): boolean;
}

function typeOf(kind: Kind): EntryType {
  return kind.isFile() ? 'file' : kind.isDirectory() ? 'folder' : 'other';
}

/** A link to a file is that file. A link to a folder is passed over: its files are met where they really are, if at all. */
async function linkType(path: string): Promise<EntryType> {
  const stat = await fs.stat(path).catch(() => undefined);
  return stat?.isFile() ? 'file' : 'other';
}

async function whereThereIsOne<Value>(uri: string, look: (path: string) => Promise<Value>): Promise<Value | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return await look(fileURLToPath(uri));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
