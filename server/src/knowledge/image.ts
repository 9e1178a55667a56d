export interface ImageParts {
  /** `registry.example:5000`; absent where the runtime's own default is meant. */
  readonly registry: string | undefined;
  /** Path without registry, tag and digest: `library/node`. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** `sha256:...`. */
  readonly digest: string | undefined;
}

/** Takes `registry/repository:tag@digest` apart as Docker and containerd do. A colon before the last slash is a port. */
export function imageParts(reference: string): ImageParts {
  const [named = '', digest] = reference.split('@', 2);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const path = colon === -1 ? named : named.slice(0, colon);
  const tag = colon === -1 ? undefined : named.slice(colon + 1);
  const slash = path.indexOf('/');
  const first = path.slice(0, Math.max(slash, 0));
  const registry = /[.:]|^localhost$/u.test(first) ? first : undefined;
  return { registry, repository: registry === undefined ? path : path.slice(slash + 1), tag, digest };
}
