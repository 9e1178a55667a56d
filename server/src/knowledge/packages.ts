import type { PackageFamily } from './package-managers.ts';

/** One package as a command line asks for it. */
export interface PackageRequest {
  readonly name: string;
  /** What is said of its version: `1.2-3`, `>=1`, the commit of a git address, `bookworm-backports`. */
  readonly version: string | undefined;
  readonly kind: PackageKind;
}

/**
 * `registry`: whatever the manager finds under the name; `file` and `url`: one archive; `git`: a repository;
 * `other`: what has no version (groups, capabilities, removals), or cannot be known from the text.
 */
export type PackageKind = 'registry' | 'file' | 'url' | 'git' | 'other';

/** Reads `curl=7.88.*`, `requests>=2`, `@scope/name@1`, `./app.deb`... `$` stands for what cannot be known. */
export function readPackage(family: PackageFamily, text: string): PackageRequest {
  const local = isFile(family, text);
  if (local) return { name: text, version: undefined, kind: 'file' };
  if (/^(?:git\+|git:|git@|ssh:)|\.git(?:[#@]|$)/u.test(text)) return readGit(family, text);
  if (/^[a-z][a-z\d+.-]*:\/\//u.test(text)) return { name: text, version: undefined, kind: 'url' };
  return readers[family](text);
}

/** Whether what is installed may change from one build to the next, although nothing here does. */
export function floats({ kind, version }: PackageRequest, family: PackageFamily): boolean {
  if (kind !== 'registry' && kind !== 'git') return false;
  if (version === undefined || version === '' || version === '*') return true;
  if (family === 'npm' && kind === 'registry') return !version.includes('$') && !/^[v^~<>=]*\s*\d|^npm:/u.test(version);
  if (family === 'go') return ['latest', 'upgrade', 'patch', 'main', 'master', 'HEAD'].includes(version);
  return family === 'pip' && kind === 'registry' && version === 'latest';
}

/** Archives by the ends of their names; packages of other families have none of their own. */
const archives: Readonly<Record<PackageFamily, RegExp>> = {
  apt: /\.u?deb$/u,
  apk: /\.apk$/u,
  rpm: /\.rpm$/u,
  pip: /\.(?:whl|zip|tar\.(?:gz|bz2|xz)|tgz)(?:\[[^\]]*\])?$/u,
  npm: /\.(?:tgz|tar|tar\.gz)$/u,
  gem: /\.gem$/u,
  go: /\.go$/u,
  cargo: /$^/u,
  composer: /$^/u,
  conda: /\.(?:conda|tar\.bz2)$/u,
};

function isFile(family: PackageFamily, text: string): boolean {
  if (/^(?:\.{0,2}\/|~\/|file:|\.{1,2}$|\.\[)/u.test(text)) return true;
  // No name of pip's registry has a slash.
  if (family === 'pip' && /^[^@:]*\//u.test(text)) return true;
  return archives[family].test(text) && !/^[a-z]+:\/\//u.test(text);
}

/** `git+https://host/path@ref`, and of npm `...#ref`. */
function readGit(family: PackageFamily, text: string): PackageRequest {
  const mark = family === 'npm' ? '#' : '@';
  const address = family === 'npm' ? text : (text.split('#')[0] ?? text);
  const at = address.indexOf(mark, address.lastIndexOf('/') + 1);
  const version = at === -1 ? undefined : address.slice(at + 1);
  return { name: at === -1 ? address : address.slice(0, at), version, kind: 'git' };
}

const other = (name: string): PackageRequest => ({ name, version: undefined, kind: 'other' });

/** The name and what stands behind the first match of `mark`. What cannot be known might hold the version. */
function split(text: string, mark: RegExp): PackageRequest {
  const at = text.search(mark);
  if (at === -1) return text.includes('$') ? other(text) : { name: text.trim(), version: undefined, kind: 'registry' };
  const version = text.slice(at).replace(/^(?:=+|@|:|\/)/u, '');
  return { name: text.slice(0, at).trim(), version: version.trim(), kind: 'registry' };
}

const readers: Readonly<Record<PackageFamily, (text: string) => PackageRequest>> = {
  // `name-` removes, `task^` is a list of packages, `?term` and `~term` are searches.
  apt: (text) => (/^[?~]|[^=/]*[-^]$/u.test(text) && !text.includes('=') ? other(text) : split(text, /[=/<>~!]/u)),
  // `so:name` and `!name` are no packages; `name@tag` takes the package from a tagged repository.
  apk: (text) => (/^(?:[a-z]+:|!)/u.test(text) ? other(text) : split(text.replace(/@[^=~<>]*/u, ''), /[=~<>]/u)),
  rpm: readRpm,
  pip(text) {
    const [requirement = '', marker] = text.split(';');
    const address = / @ (.*)$/u.exec(requirement)?.[1];
    if (address) return readPackage('pip', address.trim());
    // `name@1` is what poetry and uv tool write.
    return split(marker === undefined ? text : requirement, /[=<>~!@]/u);
  },
  npm(text) {
    if (/^[\w.-]+:(?!\/\/)|^[^@/]+\/[^@]+$/u.test(text)) return readGit('npm', text);
    return split(text, /(?<=.)@/u);
  },
  gem: (text) => split(text, /:/u),
  go(text) {
    const path = text.split('@')[0]!;
    // Without a dot its first part is no host: a package of the standard library, or of this module.
    if (!path.split('/')[0]!.includes('.')) return other(text);
    return split(text, /@/u);
  },
  cargo: (text) => split(text, /@/u),
  // PHP itself and its extensions come with the base image; `^1.2` behind a name is that one's version.
  composer: (text) => (text.includes('/') ? split(text, /[:= ]/u) : other(text)),
  conda: (text) => split(text.replace(/^[^:\s]+::/u, ''), /[=<>~![ ]/u),
};

/** `name-version` or `name-version-release`, as one word; with signs for zypper, or for dnf in quotes; `name:stream` of a module. */
function readRpm(text: string): PackageRequest {
  if (/^@|[()]|^(?:patch|pattern|product|srcpackage|application):|^[!+-]/u.test(text)) return other(text);
  if (/[=<>]/u.test(text)) return split(text, /\s*[=<>]/u);
  // The release begins with a digit too: `java-11-openjdk` is a name.
  const version = /-((?:\d+:)?\d[^-]*(?:-[\d*?$][^-]*)?)$/u.exec(text) ?? /-(\$.*)$/u.exec(text);
  if (!version) return split(text, /:/u);
  return { name: text.slice(0, version.index), version: version[1]!, kind: 'registry' };
}
