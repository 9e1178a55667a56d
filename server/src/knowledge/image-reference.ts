// As the reference grammar of registries has them (github.com/distribution/reference v0.6.0, read 2026-11-25).
const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const hostComponent = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const host = `(?:${hostComponent}(?:\\.${hostComponent})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const tag = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';
const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const reference = new RegExp(`^(?:(${host})/)?(${component}(?:/${component})*)(?::${tag})?(?:@(${digest}))?$`, 'u');

/** Hexadecimal digits of the digests that a registry may use. */
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/** What is wrong with the text as an image reference, as the end of a sentence; undefined where nothing is. */
export function referenceFault(text: string): string | undefined {
  if (/^[0-9a-f]{64}$/u.test(text)) return 'it looks like the id of an image, which cannot be pulled';
  const domain = domainOf(text);
  const path = domain === undefined ? text : text.slice(domain.length + 1);
  const [name = ''] = path.split(':');
  if (name !== name.toLowerCase()) return 'the name must be in lower case';
  const match = reference.exec(domain === undefined ? `docker.io/${text}` : text);
  if (!match) return 'it must have the form registry/name:tag@digest';
  return match[3] === undefined ? undefined : digestFault(match[3]);
}

/** The registry that a reference names; undefined where it names none, which is Docker Hub. */
export function domainOf(text: string): string | undefined {
  const first = text.slice(0, Math.max(0, text.indexOf('/')));
  return isRegistry(first) ? first : undefined;
}

/** What tells a host from the first part of a path: `localhost`, a dot, a port, an upper-case letter. */
export function isRegistry(part: string): boolean {
  return part === 'localhost' || /[.:A-Z]/u.test(part);
}

/** The same of a digest, `sha256:...`. */
export function digestFault(digest: string): string | undefined {
  const [algorithm = '', digits = ''] = digest.split(':');
  const length = digestLengths[algorithm];
  if (length === undefined) return `\`${algorithm}\` is no kind of digest: it is \`sha256\` nearly always`;
  const isWhole = digits.length === length && /^[0-9a-f]*$/u.test(digits);
  return isWhole ? undefined : `a ${algorithm} digest has ${length} hexadecimal digits, in lower case`;
}
