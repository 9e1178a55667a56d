import { parentOf, resolve } from '../core/uri.ts';

/** The URI of a Dockerfile: its path is relative to the context, the context's to the file that names it. */
export function dockerfileOf(uri: string, context: string, dockerfile: string): string | undefined {
  // A context that is elsewhere, or handed in: no file of this project.
  if (/^(?:[a-z+]+:\/\/|git@|github\.com\/|-$)/u.test(context)) return undefined;
  const folder = resolve(parentOf(uri)!, context);
  return folder === undefined || dockerfile.startsWith('/') ? undefined : resolve(folder, dockerfile);
}
