import { isCollectorName } from '../collectors/detect.ts';
import { isComposeFile } from '../compose/detect.ts';
import type { Entry, Host } from '../core/host.ts';
import { decode, join, parentOf, resolve } from '../core/uri.ts';
import { isDockerfileName } from '../dockerfile/detect.ts';
import { isDockerignore } from '../dockerfile/ignore-file.ts';
import { isKustomization } from '../kubernetes/detect.ts';
import { type GitIgnores, gitIgnores } from './git-ignores.ts';
import { decodeText } from './text.ts';

/** Folders that hold other people's files, whether .gitignore says so or not. */
const skippedFolders = new Set(['.git', '.hg', '.svn', 'node_modules']);

/** JSON files that are about something else, by far the most of them in the repositories of programs. */
const neverOurs = /^(?:package(?:-lock)?|tsconfig.*|composer|\.eslintrc)\.json$/iu;

export interface Trouble {
  readonly uri: string;
  readonly message: string;
}

/**
 * A first look at the name alone, so that nothing else of a large tree is read.
 * @param folder names of the folders that it stands in, where they are known
 */
export function isCandidate(name: string, folder = ''): boolean {
  if (isNamedForUs(name) || (/\.(?:ya?ml|json)$/iu.test(name) && !neverOurs.test(name))) return true;
  return /\.(?:conf|toml)$/iu.test(name) && isCollectorName(`${folder}/${name}`);
}

/** Whether the name says what the file is, without a look into it. */
function isNamedForUs(name: string): boolean {
  return isDockerfileName(name) || isDockerignore(name) || isComposeFile(name, '') || isKustomization(name);
}

/**
 * The files below a folder that may be linted, in the order of their names. Honours .gitignore files, those above the
 * folder up to the root of its repository too. Links to folders are not followed, so a loop of them does no harm.
 * @param onTrouble is told of what cannot be read; the walk goes on
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
  above: GitIgnores,
  onTrouble: (trouble: Trouble) => void,
): AsyncGenerator<string> {
  let entries: readonly Entry[] | undefined;
  try {
    entries = await host.list(folder);
  } catch (error) {
    onTrouble({ uri: folder, message: unreadable(error) });
    return;
  }
  if (!entries) return;
  const ignores = entries.some(({ name }) => ignoreFiles.has(name)) ? await withOwn(host, folder, above) : above;
  for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { name, type } = entry;
    if (type === 'folder' ? skippedFolders.has(name) : !isCandidate(name, decode(folder))) continue;
    const uri = join(folder, name);
    if (ignores.ignores(uri, type === 'folder' ? 'folder' : 'file')) continue;
    const trouble = await troubleWith(host, uri, entry);
    if (trouble) onTrouble({ uri, message: trouble });
    else if (type === 'folder') yield* walk(host, uri, ignores, onTrouble);
    else if (type === 'file') yield uri;
  }
}

/** Why a file that ought to be linted cannot be, where its entry gives reason to doubt. */
async function troubleWith(host: Host, uri: string, { name, type }: Entry): Promise<string | undefined> {
  // Bytes of a name that are no UTF-8 come as this character, and such a name leads nowhere.
  const isGarbled = name.includes('\uFFFD');
  if (type !== 'other' && !isGarbled) return undefined;
  // What else is no file is none of ours, unless its name says so.
  if (!isGarbled && !isNamedForUs(name)) return undefined;
  try {
    const stat = await host.stat(uri);
    if (!stat) return isGarbled ? 'has a name that is not UTF-8: rename it' : 'is a link that leads nowhere';
    return stat.type === 'other' ? 'is neither a file nor a folder' : undefined;
  } catch (error) {
    return unreadable(error);
  }
}

function unreadable(error: unknown): string {
  return `cannot be read: ${error instanceof Error ? error.message : error}`;
}

/** Whether a walk of the root would have come to the file: what watchers report is judged by the same rules. */
export async function isListed(host: Host, root: string, uri: string): Promise<boolean> {
  const folder = parentOf(uri)!;
  if (isSkipped(root, uri) || !isCandidate(decode(uri.slice(uri.lastIndexOf('/') + 1)), decode(folder))) return false;
  return !(await ignoresIn(host, root, folder)).ignores(uri, 'file');
}

/** Whether a walk of the root would have gone into the folder. */
export async function isWalked(host: Host, root: string, uri: string): Promise<boolean> {
  return !isSkipped(root, uri) && !(await ignoresIn(host, root, parentOf(uri)!)).ignores(uri, 'folder');
}

function isSkipped(root: string, uri: string): boolean {
  return decode(uri.slice(root.length))
    .split('/')
    .some((name) => skippedFolders.has(name));
}

/** The ignore files that a walk of the root has met when it comes to a folder. */
async function ignoresIn(host: Host, root: string, folder: string): Promise<GitIgnores> {
  let ignores = await ignoresAbove(host, root);
  for (const each of foldersBetween(root, folder)) ignores = await withOwn(host, each, ignores);
  return ignores;
}

/**
 * What the ignore files above a folder say, down from the root of its repository. They count neither outside a repository
 * nor where they ignore the folder itself: whoever asks for it by name wants to see what is in it.
 */
async function ignoresAbove(host: Host, folder: string): Promise<GitIgnores> {
  const none = gitIgnores(folder);
  const root = await repositoryOf(host, folder);
  if (root === undefined) return none;
  let ignores = gitIgnores(root);
  for (const above of foldersBetween(root, folder).slice(0, -1)) ignores = await withOwn(host, above, ignores);
  return ignores.ignores(folder, 'folder') ? none : ignores;
}

/** The nearest folder, from this one up, that holds `.git`. */
async function repositoryOf(host: Host, folder: string): Promise<string | undefined> {
  for (let at: string | undefined = folder; at; at = parentOf(at)) {
    if (await host.stat(join(at, '.git')).catch(() => undefined)) return at;
  }
  return undefined;
}

/** The folders from `top` down to `bottom`, both among them. */
function foldersBetween(top: string, bottom: string): string[] {
  const folders: string[] = [];
  const least = top.replace(/\/$/u, '').length;
  for (let at: string | undefined = bottom; at && at.length >= least; at = parentOf(at)) folders.unshift(at);
  return folders;
}

const ignoreFiles = new Set(['.gitignore', '.git']);

/** Adds the ignore files of a folder: the one that git keeps to itself first, which is the weaker. */
async function withOwn(host: Host, folder: string, above: GitIgnores): Promise<GitIgnores> {
  let ignores = above;
  for (const path of ['.git/info/exclude', '.gitignore']) {
    const bytes = await host.read(resolve(folder, path)!).catch(() => undefined);
    const decoded = bytes && decodeText(bytes);
    if (decoded && 'text' in decoded) ignores = ignores.with(folder, decoded.text);
  }
  return ignores;
}
