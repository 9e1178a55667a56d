/** URIs as strings, with `/` between folders whatever the system. Enough for what the linter does: no general parser. */

/** The folder that holds the file or folder; undefined above the root. */
export function parentOf(uri: string): string | undefined {
  const root = uri.indexOf('://') + 3;
  const trimmed = uri.endsWith('/') ? uri.slice(0, -1) : uri;
  const slash = trimmed.lastIndexOf('/');
  return slash < uri.indexOf('/', root) || slash < root
    ? undefined
    : trimmed.slice(0, Math.max(slash, uri.indexOf('/', root) + 1));
}

export function join(folder: string, name: string): string {
  return `${folder.endsWith('/') ? folder : `${folder}/`}${encodePath(name)}`;
}

/** Encodes a path as VS Code does, so that a file that was found and the same file in an editor have one URI. */
export function encodePath(path: string): string {
  const strict = (part: string) =>
    encodeURIComponent(part).replace(/[!'()*]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return path.split('/').map(strict).join('/');
}

/** The path of a file below a folder, decoded; undefined where it lies elsewhere. */
export function relativePath(folder: string, uri: string): string | undefined {
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  return uri.startsWith(base) && uri.length > base.length ? decode(uri.slice(base.length)) : undefined;
}

/** Resolves `./a`, `../a` and `a` against a folder. */
export function resolve(folder: string, path: string): string | undefined {
  let at: string | undefined = folder;
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    at = part === '..' ? parentOf(at) : join(at, part);
    if (at === undefined) return undefined;
  }
  return at;
}

export function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
