import { Disposable, FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

type EntryType = 'file' | 'folder' | 'other';

/** True where a folder is not on a disk (a repository on a server, an archive), so that only VS Code can read it. */
export function hasVirtualFolder(): boolean {
  return (workspace.workspaceFolders ?? []).some((folder) => folder.uri.scheme !== 'file');
}

/** The three questions of a server without a disk. `null` says that there is nothing; whatever else fails is an error. */
export function answerFileRequests(client: BaseLanguageClient): Disposable {
  const answer = (question: string, ask: (uri: Uri) => Promise<unknown>) =>
    client.onRequest(`plimsoll/${question}`, ({ uri }: { uri: string }) => nullIfMissing(() => ask(Uri.parse(uri))));
  const answers = [
    answer('read', async (uri) => toBase64(await workspace.fs.readFile(uri))),
    answer('list', async (uri) => {
      const entries = await workspace.fs.readDirectory(uri);
      return entries.map(([name, type]) => ({ name, type: entryType(type) }));
    }),
    answer('stat', async (uri) => {
      const { type, size, mtime } = await workspace.fs.stat(uri);
      return { type: entryType(type), size, mtime };
    }),
  ];
  return Disposable.from(...answers);
}

async function nullIfMissing(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return null;
    throw error;
  }
}

/** A symbolic link carries the type of its target as a second flag. */
function entryType(type: FileType): EntryType {
  if (type & FileType.File) return 'file';
  if (type & FileType.Directory) return 'folder';
  return 'other';
}

/** Without `Buffer`, which a browser lacks; in slices, because a call takes a limited number of arguments. */
function toBase64(bytes: Uint8Array): string {
  const slice = 0x8000;
  let binary = '';
  for (let start = 0; start < bytes.length; start += slice) {
    binary += String.fromCharCode(...bytes.subarray(start, start + slice));
  }
  return btoa(binary);
}
