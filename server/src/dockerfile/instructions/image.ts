import { span } from '../../core/span.ts';
import { isRegistry } from '../../knowledge/image-reference.ts';
import type { Argument, ImageName, ImageReference } from '../model.ts';
import { argumentAt, type Line } from './line.ts';

/** Where the parts of `registry/repository:tag@digest` stand in a text. Each is a half-open stretch, or absent. */
interface ReferenceParts {
  readonly registryEnd: number | undefined;
  readonly repositoryStart: number;
  readonly repositoryEnd: number;
  readonly tagEnd: number | undefined;
  readonly digestStart: number | undefined;
}

export function readImageReference(line: Line, word: { readonly start: number; readonly end: number }): ImageReference {
  const whole = argumentAt(line, word);
  // Quotes around the whole are no part of the reference.
  const isQuoted = /^(["']).*\1$/su.test(whole.text);
  const start = word.start + (isQuoted ? 1 : 0);
  const end = word.end - (isQuoted ? 1 : 0);
  const parts = splitReference(line.text.slice(start, end));
  const at = (from: number, to: number): Argument =>
    argumentAt({ ...line, report: () => {} }, span(start + from, start + to));
  return {
    ...whole,
    registry: parts.registryEnd === undefined ? undefined : at(0, parts.registryEnd),
    repository: at(parts.repositoryStart, parts.repositoryEnd),
    tag: parts.tagEnd === undefined ? undefined : at(parts.repositoryEnd + 1, parts.tagEnd),
    digest: parts.digestStart === undefined ? undefined : at(parts.digestStart, end - start),
    resolved: whole.value === undefined ? undefined : imageName(whole.value),
  };
}

/** Takes a reference without variables apart. */
export function imageName(reference: string): ImageName {
  const { registryEnd, repositoryStart, repositoryEnd, tagEnd, digestStart } = splitReference(reference);
  return {
    registry: registryEnd === undefined ? undefined : reference.slice(0, registryEnd),
    repository: reference.slice(repositoryStart, repositoryEnd),
    tag: tagEnd === undefined ? undefined : reference.slice(repositoryEnd + 1, tagEnd),
    digest: digestStart === undefined ? undefined : reference.slice(digestStart),
  };
}

function splitReference(text: string): ReferenceParts {
  const plain = hideVariables(text);
  const at = plain.indexOf('@');
  const nameEnd = at === -1 ? text.length : at;
  const slash = plain.lastIndexOf('/', nameEnd - 1);
  const colon = plain.indexOf(':', slash + 1);
  const hasTag = colon !== -1 && colon < nameEnd;
  const firstSlash = plain.indexOf('/');
  const hasRegistry = firstSlash !== -1 && firstSlash < nameEnd && isRegistry(plain.slice(0, firstSlash));
  return {
    registryEnd: hasRegistry ? firstSlash : undefined,
    repositoryStart: hasRegistry ? firstSlash + 1 : 0,
    repositoryEnd: hasTag ? colon : nameEnd,
    tagEnd: hasTag ? nameEnd : undefined,
    digestStart: at === -1 ? undefined : at + 1,
  };
}

/** The text with `${...}` overwritten, so that colons and slashes within are not taken for those of the reference. */
function hideVariables(text: string): string {
  if (!text.includes('${')) return text.replace(/\$\w+/gu, (name) => '_'.repeat(name.length));
  let hidden = '';
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (text.startsWith('${', index)) depth++;
    hidden += depth > 0 ? '_' : text[index];
    if (text[index] === '}' && depth > 0) depth--;
  }
  return hidden.replace(/\$\w+/gu, (name) => '_'.repeat(name.length));
}
