import { kindOfSource, type SourceKind } from './instructions/remote.ts';
import type { Argument } from './model.ts';

/**
 * What a source of ADD is, as BuildKit tells it from its text: a file to download, a Git repository, or something in the
 * build context. Undefined where a variable decides.
 */
export function sourceKind(source: Argument): SourceKind | undefined {
  const text = writtenText(source);
  return isOpen(text) ? undefined : kindOfSource(text);
}

/** Endings of what ADD unpacks (tar, plain or packed by gzip, bzip2, xz or zstd), and of what may be one of them. */
const archiveEnding = /\.(?:tar|tgz|taz|tbz2?|tz2|txz|tlz|tzst|gz|bz2|xz|lzma|zst|Z)$/u;

/** Whether the name says that ADD unpacks it: `yes`, `no`, or `maybe`, since BuildKit looks at the content. */
export function isArchive(source: Argument): 'yes' | 'no' | 'maybe' {
  const text = writtenText(source);
  if (archiveEnding.test(text)) return 'yes';
  if (text === '.' || text.endsWith('/') || text.endsWith('/.')) return 'no';
  const name = text.slice(text.lastIndexOf('/') + 1);
  // A folder or a file without an ending cannot be told apart, and one of several names may be anything.
  return /\.\w+$/u.test(name) && !/[*?[$]/u.test(name) ? 'no' : 'maybe';
}

/** The value, or as much of it as is known: without quotes, variables as they are. */
export function writtenText({ text, value }: Pick<Argument, 'text' | 'value'>): string {
  return value ?? text.replace(/^["']|["']$/gu, '');
}

/** It begins with a variable whose value is not known, or with what a template fills in: it can be anything. */
export function isOpen(text: string): boolean {
  return text.startsWith('$') || text.startsWith('{{');
}
