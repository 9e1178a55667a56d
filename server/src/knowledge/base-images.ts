import {
  type Distribution,
  newestRelease,
  type Release,
  releaseNamed,
  releaseNumbered,
  titleOf,
} from './distributions.ts';
import { newestSeries, type Runtime, runtimeOf } from './runtimes.ts';

/**
 * What an image is made from, as far as its name tells. Each part may be unknown, and often is: `node:20` is Debian of
 * whatever release was its default on the day it was pulled.
 *
 * Source: the descriptions of these images in their registries, and how Docker's official images spell their tags.
 * Read 2026-11-24.
 */
export interface BaseImage {
  readonly distribution: Distribution | undefined;
  readonly release: Release | undefined;
  /** Where it is the official image of a language. */
  readonly runtime: Runtime | undefined;
  /** It is the image of the distribution itself, so that its other releases have the same name. */
  readonly isPlain: boolean;
}

export interface NamedImage {
  readonly registry: string | undefined;
  readonly repository: string;
  readonly tag: string | undefined;
}

/** Repositories of the distributions themselves, without registry and `library/`. */
const plainImages = new Map<string, Distribution>([
  ['debian', 'debian'],
  ['ubuntu', 'ubuntu'],
  ['alpine', 'alpine'],
  ['fedora', 'fedora'],
  ['fedora/fedora', 'fedora'],
  ['centos', 'centos'],
  ['centos/centos', 'centos'],
  ['rockylinux', 'rocky'],
  ['rockylinux/rockylinux', 'rocky'],
  ['almalinux', 'alma'],
  ['almalinux/almalinux', 'alma'],
  ['oraclelinux', 'oracle'],
  ['os/oraclelinux', 'oracle'],
  ['opensuse/leap', 'leap'],
  ['amazonlinux', 'amazon'],
  ['amazonlinux/amazonlinux', 'amazon'],
]);

/** What stands between the dashes of a tag or a repository's name and tells a distribution: `alpine3.19`, `ubi9`. */
const tellingParts: readonly (readonly [pattern: RegExp, distribution: Distribution])[] = [
  [/^alpine(\d+\.\d+)?$/u, 'alpine'],
  [/^debian(\d+)?$/u, 'debian'],
  [/^ubuntu(\d\d\.\d\d)?$/u, 'ubuntu'],
  [/^(?:fc|fedora)(\d+)$/u, 'fedora'],
  [/^(?:ubi|rhel)(\d+)$/u, 'rhel'],
  [/^centos(\d+)$/u, 'centos'],
  [/^rocky(?:linux)?(\d+)$/u, 'rocky'],
  [/^alma(?:linux)?(\d+)$/u, 'alma'],
  [/^oracle(?:linux)?(\d+)$/u, 'oracle'],
  [/^(?:amzn|al|amazonlinux)(2|2023)$/u, 'amazon'],
];

/** What Docker Hub and its mirrors put before the name of an official image: the namespace, or a platform's. */
const officialPrefix = /^(?:(?:docker\/)?library|amd64|i386|arm32v[567]|arm64v8|ppc64le|s390x|riscv64)\//u;

export function baseImage({ registry, repository, tag = 'latest' }: NamedImage): BaseImage {
  const path = repository.replace(officialPrefix, '');
  const plain = plainImages.get(path);
  if (plain) return plainBase(plain, tag);
  const runtime = isHub(registry) ? runtimeOf(path, tag) : undefined;
  return { ...(fromParts(tag.split('-')) ?? fromParts(path.split(/[/-]/u)) ?? unknown), runtime, isPlain: false };
}

/** A part of an image that somebody mends until a day, as `2023-09-11`. */
export interface Support {
  readonly title: string;
  readonly end: string;
}

/** How long the parts of an image are mended, as far as its name and our tables tell; the distribution first. */
export function supportOf(image: NamedImage): readonly Support[] {
  const { release, runtime } = baseImage(image);
  return [
    ...(release?.endOfLife ? [{ title: titleOf(release), end: release.endOfLife }] : []),
    ...(runtime ? [{ title: runtime.title, end: runtime.endOfLife }] : []),
  ];
}

/**
 * The tag of the newest release that we know of the image: `3.22` of `alpine`. Undefined where an image is no distribution's
 * own and no official one of a language.
 * @param today as `2026-11-24`
 */
export function newestTag(image: NamedImage, today: string): string | undefined {
  const name = officialName(image) ?? '';
  // The official image ended with 9; Rocky Linux goes on under its own name.
  if (name === 'rockylinux') return undefined;
  const { distribution, isPlain } = baseImage(image);
  return isPlain && distribution ? newestRelease(distribution, today)?.number : newestSeries(name, today);
}

const unknown = { distribution: undefined, release: undefined };

/** The name of an official image of Docker Hub, wherever it is pulled from: `node` of `docker.io/library/node`. */
export function officialName({ registry, repository }: NamedImage): string | undefined {
  const path = repository.replace(officialPrefix, '');
  return isHub(registry) && !path.includes('/') ? path : undefined;
}

/** Docker Hub, or a registry that hands out the same images under the same names. */
export function isHub(registry: string | undefined): boolean {
  return (
    registry === undefined || ['docker.io', 'index.docker.io', 'mirror.gcr.io', 'public.ecr.aws'].includes(registry)
  );
}

function plainBase(distribution: Distribution, tag: string): BaseImage {
  const first = tag.split('-')[0]!;
  const stream = /^stream(\d+)$/u.exec(first);
  if (stream) {
    const release = releaseNumbered('centos-stream', stream[1]!);
    return { distribution: 'centos-stream', release, runtime: undefined, isPlain: true };
  }
  const release = releaseOf(distribution, first.replace('centos', ''));
  return { distribution, release, runtime: undefined, isPlain: true };
}

/** The release of a distribution by its code name or number. */
function releaseOf(distribution: Distribution, text: string | undefined): Release | undefined {
  if (text === undefined) return undefined;
  const named = releaseNamed(text);
  return named?.distribution === distribution ? named : releaseNumbered(distribution, text);
}

function fromParts(parts: readonly string[]): Pick<BaseImage, 'distribution' | 'release'> | undefined {
  for (const [index, part] of parts.entries()) {
    const named = releaseNamed(part);
    // Short-lived releases of Ubuntu share their names with other things: `kinetic` of ROS, `groovy` of the JVM.
    if (named && (named.distribution === 'debian' || named.longTerm))
      return { distribution: named.distribution, release: named };
    for (const [pattern, distribution] of tellingParts) {
      const match = pattern.exec(part);
      if (!match) continue;
      // The release may stand behind the next dash, by number or name: `debian-12`, `debian-stretch`.
      const apart = distribution === 'debian' || distribution === 'ubuntu' ? parts[index + 1] : undefined;
      return { distribution, release: releaseOf(distribution, match[1] ?? apart) };
    }
  }
  return undefined;
}
