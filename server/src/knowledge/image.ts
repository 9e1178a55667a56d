export interface ImageParts {
  /** Registry and repository: `registry.example:5000/library/node`. */
  readonly name: string;
  readonly tag: string | undefined;
  /** `sha256:...`. */
  readonly digest: string | undefined;
}

/** Tags that name no version but whatever is newest. */
export const floatingTags: readonly string[] = ['latest', 'edge', 'nightly', 'rolling', 'main', 'master'];

/** Takes `name:tag@digest` apart as Docker and containerd do. A colon before the last slash is that of a port. */
export function imageParts(reference: string): ImageParts {
  const [tagged = '', digest] = reference.split('@', 2);
  const colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
  if (colon === -1) return { name: tagged, tag: undefined, digest };
  return { name: tagged.slice(0, colon), tag: tagged.slice(colon + 1), digest };
}
