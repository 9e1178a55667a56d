import { imageParts } from '../knowledge/image.ts';

/** A reference with its defaults written out, so that two that mean one image are equal. */
export interface ImageReference {
  /** `docker.io/library/node`, `ghcr.io/shop/base`. */
  readonly name: string;
  /** Undefined where only a digest is named. */
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Reads a reference as Docker and containerd do: no registry is Docker Hub, no path there is `library`, no tag `latest`. */
export function referenceOf(text: string): ImageReference {
  const { name, tag, digest } = imageParts(text);
  const [first = '', ...rest] = name.split('/');
  const isHost = rest.length > 0 && (first === 'localhost' || /[.:]/u.test(first));
  const registry = !isHost || first === 'index.docker.io' ? 'docker.io' : first;
  const path = isHost ? rest : [first, ...rest];
  const full = registry === 'docker.io' && path.length === 1 ? ['library', ...path] : path;
  return { name: [registry, ...full].join('/'), tag: tag ?? (digest ? undefined : 'latest'), digest };
}

/** The shortest way to write it that Docker takes for the same. */
export function shortName({ name, tag, digest }: ImageReference): string {
  const short = name.replace(/^docker\.io\/(?:library\/)?/u, '');
  return `${short}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
