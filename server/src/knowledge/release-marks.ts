import { type Distribution, type Release, releaseNamed, releaseNumbered } from './distributions.ts';

/**
 * How the version of a package tells which release of a distribution it was built for.
 *
 * Sources: Debian Policy 5.6.12 and the Developer's Reference 5.8.5 and 5.11 (`+deb12u1`, `~bpo12+1`); Ubuntu's security
 * team on versions (`0ubuntu0.22.04.1`); the packages of apt.postgresql.org and download.docker.com (`.pgdg120+1`,
 * `~debian.12~bookworm`); Fedora's packaging guidelines on `%{?dist}` (`.fc40`, `.el9`); Amazon Linux (`.amzn2023`).
 * Read 2026-11-24.
 */
export interface ReleaseMark {
  readonly release: Release;
  /** Somebody beside the distribution built it, who may offer one release's packages to another. */
  readonly isForeign: boolean;
}

interface Pattern {
  readonly pattern: RegExp;
  readonly distribution: Distribution;
  readonly isForeign?: true;
}

const patterns: readonly Pattern[] = [
  { pattern: /[+~](?:bpo|deb)(\d+)(?=u|\+|~|$)/u, distribution: 'debian' },
  { pattern: /ubuntu\d*\.(\d\d\.\d\d)(?=[.~+]|$)/u, distribution: 'ubuntu' },
  { pattern: /\.fc(\d+)(?=\.|$)/u, distribution: 'fedora' },
  { pattern: /\.el(\d+)(?=[._]|$)/u, distribution: 'rhel' },
  { pattern: /\.amzn(2023|2)(?=\.|$)/u, distribution: 'amazon' },
  { pattern: /\.pgdg(\d\d)0?\+/u, distribution: 'debian', isForeign: true },
  { pattern: /\.pgdg(\d\d\.\d\d)\+/u, distribution: 'ubuntu', isForeign: true },
  { pattern: /~debian\.(\d+)/u, distribution: 'debian', isForeign: true },
  { pattern: /~ubuntu\.(\d\d\.\d\d)/u, distribution: 'ubuntu', isForeign: true },
];

/** undefined where it tells nothing, as most versions do, or a release that the tables lack. */
export function releaseMark(version: string): ReleaseMark | undefined {
  for (const { pattern, distribution, isForeign = false } of patterns) {
    const number = pattern.exec(version)?.[1];
    const release = number === undefined ? undefined : releaseNumbered(distribution, number);
    if (release) return { release, isForeign };
  }
  for (const part of version.split(/[~+.-]/u)) {
    const release = releaseNamed(part.replace(/\d+$/u, ''));
    if (release && (release.distribution === 'debian' || release.longTerm)) return { release, isForeign: true };
  }
  return undefined;
}

/** Red Hat's releases and those that are built from them take the same packages. */
const rebuilds: readonly Distribution[] = ['centos', 'centos-stream', 'rhel', 'rocky', 'alma', 'oracle'];

/** Whether what was built for one release may be in the archives of the other. */
export function fits({ release }: ReleaseMark, base: Release): boolean {
  const isRebuild = rebuilds.includes(base.distribution);
  const ofSame = release.distribution === base.distribution || (release.distribution === 'rhel' && isRebuild);
  // `stream9` and `9.4` take what is built for 9.
  if (ofSame) return release.number === base.number || base.number.split('.')[0] === release.number;
  // Amazon Linux takes some of Red Hat's. Ubuntu is fed from Debian, and not the other way round.
  if (base.distribution === 'amazon') return release.distribution === 'rhel';
  return base.distribution === 'ubuntu' && release.distribution === 'debian';
}
