import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { decode, encodePath } from '../core/uri.ts';

/** Turns what people type into URIs and back. */
export interface Paths {
  /** Encoded by the linter's own hand: a file named on the command line and the same file met in a walk have one URI. */
  uriOf(file: string): string;
  /** The path as a person would type it here, with `/` on every system. */
  fileOf(uri: string): string;
}

/** @param folder that relative paths start from */
export function pathsFrom(folder: string): Paths {
  const uriOf = (file: string) => `file://${encodePath(decode(pathToFileURL(path.resolve(folder, file)).pathname))}`;
  const base = `${uriOf('.')}/`;
  return {
    uriOf,
    fileOf: (uri) =>
      uri.startsWith(base) ? decode(uri.slice(base.length)) : fileURLToPath(uri).replaceAll(path.sep, '/'),
  };
}
