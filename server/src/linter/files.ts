import type { Host } from '../core/host.ts';
import { type IgnoreRules, ignoreRules, isIgnored } from './ignore.ts';
import { decodeText } from './text.ts';
import { decode, join, parentOf } from './uri.ts';

/** Folders that hold other people's files, whether .gitignore says so or not. */
const skippedFolders = new Set(['.git', '.hg', '.svn', 'node_modules']);

/** A first look at the name alone, so that nothing else of a large tree is read. */
const candidate = /(?:^|[./_-])(?:dockerfile|containerfile)(?:$|[._-])|\.(?:ya?ml|json)$/iu;
const neverCandidate = /\.dockerignore$|^(?:package(?:-lock)?|tsconfig.*|composer|\.eslintrc)\.json$/iu;

export interface Trouble {
  readonly uri: string;
  readonly message: string;
}

export function isCandidate(name: string): boolean {
  return candidate.test(name) && !neverCandidate.test(name);
}

/**
 * The files below a folder that may be linted, in the order of their names. Honours .gitignore files, those above the
 * folder up to the root of its repository too. Links to folders are not followed, so a loop of them does no harm.
 * @param onTrouble is told of folders that cannot be read; the walk goes on
 */
export async function* filesBelow(
  host: Host,
  folder: string,
  onTrouble: (trouble: Trouble) => void = () => {},
): AsyncGenerator<string> {
  yield* walk(host, folder, await ignoresAbove(host, folder), onTrouble);
}

async function* walk(
  host: Host,
  folder: string,
  above: readonly IgnoreRules[],
  onTrouble: (trouble: Trouble) => void,
): AsyncGenerator<string> {
  let entries: Awaited<ReturnType<Host['list']>>;
  try {
    entries = await host.list(folder);
  } catch (error) {
    onTrouble({ uri: folder, message: `cannot be read: ${error instanceof Error ? error.message : error}` });
    return;
  }
  if (!entries) return;
  const own = entries.some(({ name }) => name === '.gitignore') ? await gitignore(host, folder) : undefined;
  const ignores = own ? [...above, own] : above;
  for (const { name, type } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const uri = join(folder, name);
    if (type === 'folder') {
      if (!skippedFolders.has(name) && !isIgnored(uri, true, ignores)) yield* walk(host, uri, ignores, onTrouble);
    } else if (type === 'file' && isCandidate(name) && !isIgnored(uri, false, ignores)) yield uri;
  }
}

/** Whether a walk of its folder would have come to the file: what watchers report is judged by the same rules. */
export async function isListed(host: Host, root: string, uri: string): Promise<boolean> {
  const names = decode(uri.slice(root.length)).split('/');
  if (names.some((name) => skippedFolders.has(name)) || !isCandidate(names.at(-1)!)) return false;
  const folder = parentOf(uri)!;
  const ignores = [...(await ignoresAbove(host, folder)), ...(await ignoresOf(host, folder))];
  for (let at: string | undefined = uri; at && at.length > root.length; at = parentOf(at)) {
    if (isIgnored(at.replace(/\/$/u, ''), at !== uri, ignores)) return false;
  }
  return true;
}

/** The .gitignore files of the folders above, outermost first. Outside a repository there are none to honour. */
async function ignoresAbove(host: Host, folder: string): Promise<readonly IgnoreRules[]> {
  const found: IgnoreRules[] = [];
  const stopHere = (at: string) => host.stat(join(at, '.git')).catch(() => undefined);
  if (await stopHere(folder)) return found;
  for (let at = parentOf(folder); at; at = parentOf(at)) {
    found.unshift(...(await ignoresOf(host, at)));
    if (await stopHere(at)) return found;
  }
  return [];
}

async function ignoresOf(host: Host, folder: string): Promise<readonly IgnoreRules[]> {
  const own = await gitignore(host, folder);
  return own ? [own] : [];
}

async function gitignore(host: Host, folder: string): Promise<IgnoreRules | undefined> {
  const bytes = await host.read(join(folder, '.gitignore')).catch(() => undefined);
  const decoded = bytes && decodeText(bytes);
  return decoded && 'text' in decoded ? ignoreRules(folder, decoded.text) : undefined;
}
