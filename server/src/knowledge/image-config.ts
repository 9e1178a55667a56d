import { baseImage, isHub, type NamedImage, officialName } from './base-images.ts';

/**
 * What an image says of the containers started from it, as far as its name tells. Nothing is known of most images, and
 * undefined is what it is then: no rule may take it for a default.
 *
 * Source: USER, WORKDIR, EXPOSE, VOLUME and HEALTHCHECK of the Dockerfiles that these images are built from, in the
 * repositories docker-library (buildpack-deps, golang, httpd, memcached, mongo, mysql, openjdk, php, postgres, python,
 * redis, ruby, tomcat, wordpress), MariaDB/mariadb-docker, nodejs/docker-node, nextcloud/docker, nginx/docker-nginx,
 * caddyserver/caddy-docker, traefik/traefik-library-image, jenkinsci/docker, rust-lang/docker-rust, Perl/docker-perl,
 * adoptium/containers, carlossg/docker-maven, gradle/docker-gradle, dotnet/dotnet-docker, tonistiigi/xx, oven-sh/bun,
 * google/oss-fuzz, nginxinc/docker-nginx-unprivileged, and the build rules of
 * GoogleContainerTools/distroless; the images of distributions are a file system and a command. Read 2026-11-25.
 */
export interface ImageConfig {
  /** The folder that builds on it start in. */
  readonly workdir: string | undefined;
  /** Its process is root, and stays root: images whose entrypoint steps down (`redis`, `postgres`) are not among them. */
  readonly root: boolean;
  /** Whom its process is started as by USER, without the group; `root` where it has none. */
  readonly starts: string | undefined;
  /** A user without rights that the image has ready. */
  readonly user: { readonly name: string; readonly uid: string } | undefined;
  /** The image holds next to nothing: what it was made for is copied from it whole. */
  readonly bare: boolean;
  /** It is made to build the newest commit of a project, by tools of the same day: nothing is meant to be pinned. */
  readonly newest: boolean;
  /** All that it exposes. */
  readonly ports: readonly number[] | undefined;
  /** All folders that it keeps in volumes. */
  readonly volumes: readonly string[] | undefined;
  /** It has a HEALTHCHECK. */
  readonly healthcheck: boolean | undefined;
}

const unknown: ImageConfig = {
  workdir: undefined,
  root: false,
  starts: undefined,
  user: undefined,
  bare: false,
  newest: false,
  ports: undefined,
  volumes: undefined,
  healthcheck: undefined,
};
const plain: ImageConfig = {
  ...unknown,
  workdir: '/',
  root: true,
  starts: 'root',
  ports: [],
  volumes: [],
  healthcheck: false,
};

/** Started as root by its USER, and somebody else by its entrypoint. */
const steppingDown: ImageConfig = { ...plain, root: false };

/** The builders of OSS-Fuzz, which fuzzes what projects committed last. */
const fuzzing: ImageConfig = { ...unknown, workdir: '/src', newest: true };

/** Official images by their names. Where a tag matters, `imageConfig` says so. */
const official = new Map<string, ImageConfig>([
  ['buildpack-deps', plain],
  ['busybox', plain],
  ['caddy', { ...plain, workdir: '/srv', ports: [80, 443, 2019] }],
  ['eclipse-temurin', plain],
  ['golang', { ...plain, workdir: '/go' }],
  ['gradle', { ...plain, workdir: '/home/gradle', volumes: ['/home/gradle/.gradle'] }],
  ['httpd', { ...plain, workdir: '/usr/local/apache2', ports: [80] }],
  ['mariadb', { ...steppingDown, ports: [3306], volumes: ['/var/lib/mysql'] }],
  ['maven', plain],
  ['memcached', { ...plain, root: false, starts: '11211', ports: [11211] }],
  ['mongo', { ...steppingDown, ports: [27017], volumes: ['/data/db', '/data/configdb'] }],
  ['mysql', { ...steppingDown, ports: [3306, 33060], volumes: ['/var/lib/mysql'] }],
  ['nextcloud', { ...steppingDown, workdir: '/var/www/html', ports: undefined, volumes: ['/var/www/html'] }],
  ['nginx', { ...plain, ports: [80] }],
  ['node', { ...plain, user: { name: 'node', uid: '1000' } }],
  ['openjdk', plain],
  ['perl', { ...plain, workdir: '/usr/src/app' }],
  ['php', plain],
  // Its volume moved with version 18.
  ['postgres', { ...steppingDown, ports: [5432], volumes: undefined }],
  ['python', plain],
  ['redis', { ...steppingDown, workdir: '/data', ports: [6379], volumes: ['/data'] }],
  ['ruby', plain],
  ['rust', plain],
  ['tomcat', { ...plain, workdir: '/usr/local/tomcat', ports: [8080] }],
  ['traefik', { ...plain, ports: [80] }],
  ['wordpress', { ...steppingDown, workdir: '/var/www/html', ports: undefined, volumes: ['/var/www/html'] }],
]);

/** Images of Docker Hub that are no official ones. */
const others = new Map<string, ImageConfig>([
  [
    'jenkins/jenkins',
    { ...plain, root: false, starts: 'jenkins', ports: [8080, 50000], volumes: ['/var/jenkins_home'] },
  ],
  ['nginxinc/nginx-unprivileged', { ...plain, root: false, starts: '101', ports: [8080] }],
  ['oven/bun', { ...unknown, workdir: '/home/bun/app' }],
  ['tonistiigi/xx', { ...unknown, bare: true }],
]);

export function imageConfig(image: NamedImage): ImageConfig {
  const { registry, repository, tag = 'latest' } = image;
  if (registry === undefined && repository === 'scratch') return { ...plain, root: false, bare: true };
  if (/(?:^|-)(?:nanoserver|windowsservercore|windows)/u.test(tag)) return unknown;
  if (baseImage(image).isPlain) return plain;
  const other = isHub(registry) ? others.get(repository) : undefined;
  if (other) return other;
  if (registry === 'gcr.io' && repository.startsWith('oss-fuzz-base/base-builder')) return fuzzing;
  if (registry === 'gcr.io' && repository.startsWith('distroless/')) {
    return tag.includes('nonroot')
      ? { ...unknown, starts: '65532', ports: [], volumes: [] }
      : { ...plain, user: { name: 'nonroot', uid: '65532' } };
  }
  // What has `chiseled` or `distroless` in its tag runs as a user of its own.
  if (registry === 'mcr.microsoft.com' && /^dotnet\/(?:sdk|aspnet|runtime|runtime-deps)$/u.test(repository)) {
    return /chiseled|distroless/u.test(tag) ? unknown : plain;
  }
  const name = officialName(image);
  const server = name === 'php' && /(?:^|-)(apache|fpm)(?:-|$)/u.exec(tag)?.[1];
  if (server) return { ...plain, workdir: '/var/www/html', ports: [server === 'fpm' ? 9000 : 80] };
  return (name && official.get(name)) || unknown;
}

/** Whether the name is one of those above. */
export function isKnownImage(image: NamedImage): boolean {
  return imageConfig(image) !== unknown;
}
