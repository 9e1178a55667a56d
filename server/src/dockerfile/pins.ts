import { type Edit, replace } from '../core/edit.ts';
import { span } from '../core/span.ts';
import type { InstalledPackage } from './installs.ts';
import type { Dockerfile } from './model.ts';

/**
 * Writes another version behind a package's name: `pin` with its sign, as in `=1.2.3-4`. undefined where the word does not
 * stand in the file as the shell gets it: it comes from a variable, or is split over lines.
 */
export function replacePin(
  { text }: Dockerfile,
  { word, name, version }: InstalledPackage,
  pin: string,
): Edit | undefined {
  const written = text.slice(word.span.start, word.span.end);
  // Quotes may stand around the whole.
  if (version === undefined || word.value === undefined || !written.includes(word.value)) return undefined;
  const start = written.indexOf(name) + name.length;
  const end = written.indexOf(version, start) + version.length;
  if (start < name.length || end < start + version.length) return undefined;
  return replace(span(word.span.start + start, word.span.start + end), pin);
}
