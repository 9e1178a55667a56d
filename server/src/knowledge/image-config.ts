import { baseImage, type NamedImage, officialName } from './base-images.ts';

/**
 * What an image says of the containers started from it, as far as its name tells. Nothing is known of most images, and
 * undefined is what it is then: no rule may take it for a default.
 *
 * Source: USER and WORKDIR of the Dockerfiles that these images are built from, in the repositories docker-library
 * (buildpack-deps, golang, httpd, openjdk, php, python, redis, ruby, tomcat), nodejs/docker-node, nextcloud/docker,
 * nginx/docker-nginx, rust-lang/docker-rust, Perl/docker-perl, adoptium/containers, carlossg/docker-maven,
 * dotnet/dotnet-docker, tonistiigi/xx, oven-sh/bun, google/oss-fuzz, and the build rules of GoogleContainerTools/distroless; the images of distributions
 * are a file system and a command. Read 2026-11-24.
 */
export interface ImageConfig {
  /** The folder that builds on it start in. */
  readonly workdir: string | undefined;
  /** Its process is root, and stays root: images whose entrypoint steps down (`redis`, `postgres`) are not among them. */
  readonly root: boolean;
  /** A user without rights that the image has ready. */
  readonly user: { readonly name: string; readonly uid: string } | undefined;
  /** The image holds next to nothing: what it was made for is copied from it whole. */
  readonly bare: boolean;
  /** It is made to build the newest commit of a project, by tools of the same day: nothing is meant to be pinned. */
  readonly newest: boolean;
}

const unknown: ImageConfig = { workdir: undefined, root: false, user: undefined, bare: false, newest: false };
const plain: ImageConfig = { ...unknown, workdir: '/', root: true };

/** The builders of OSS-Fuzz, which fuzzes what projects committed last. */
const fuzzing: ImageConfig = { ...unknown, workdir: '/src', newest: true };

/** Official images by their names. Where a tag matters, `configOf` says so. */
const official = new Map<string, ImageConfig>([
  ['buildpack-deps', plain],
  ['busybox', plain],
  ['eclipse-temurin', plain],
  ['golang', { ...plain, workdir: '/go' }],
  ['httpd', { ...plain, workdir: '/usr/local/apache2' }],
  ['maven', plain],
  ['nextcloud', { ...unknown, workdir: '/var/www/html' }],
  ['nginx', plain],
  ['node', { ...plain, user: { name: 'node', uid: '1000' } }],
  ['openjdk', plain],
  ['perl', { ...plain, workdir: '/usr/src/app' }],
  ['php', plain],
  ['postgres', { ...unknown, workdir: '/' }],
  ['python', plain],
  ['redis', { ...unknown, workdir: '/data' }],
  ['ruby', plain],
  ['rust', plain],
  ['tomcat', { ...plain, workdir: '/usr/local/tomcat' }],
]);

export function imageConfig(image: NamedImage): ImageConfig {
  const { registry, repository, tag = 'latest' } = image;
  if (registry === undefined && repository === 'scratch') return { ...unknown, workdir: '/', bare: true };
  if (/(?:^|-)(?:nanoserver|windowsservercore|windows)/u.test(tag)) return unknown;
  if (baseImage(image).isPlain) return plain;
  if (repository === 'tonistiigi/xx') return { ...unknown, bare: true };
  if (repository === 'oven/bun') return { ...unknown, workdir: '/home/bun/app' };
  if (registry === 'gcr.io' && repository.startsWith('oss-fuzz-base/base-builder')) return fuzzing;
  if (registry === 'gcr.io' && repository.startsWith('distroless/')) {
    return tag.includes('nonroot') ? unknown : { ...plain, user: { name: 'nonroot', uid: '65532' } };
  }
  // What has `chiseled` or `distroless` in its tag runs as a user of its own.
  if (registry === 'mcr.microsoft.com' && /^dotnet\/(?:sdk|aspnet|runtime|runtime-deps)$/u.test(repository)) {
    return /chiseled|distroless/u.test(tag) ? unknown : plain;
  }
  const name = officialName(image);
  if (name === 'php' && /(?:^|-)(?:apache|fpm)(?:-|$)/u.test(tag)) return { ...plain, workdir: '/var/www/html' };
  return (name && official.get(name)) || unknown;
}

/** Whether the name is one of those above. */
export function isKnownImage(image: NamedImage): boolean {
  return imageConfig(image) !== unknown;
}
