/**
 * Package managers as they stand in Dockerfiles: how they are told to install, and what they leave behind.
 *
 * Sources: the manual pages of apt-get(8), aptitude(8), apk(8), dnf(8), dnf5(8), yum(8), microdnf(8), zypper(8), tdnf's
 * README, and the command-line references of pip, uv, npm, yarn, pnpm, gem and go. Read 2026-11-24.
 */
export interface PackageManager {
  readonly family: PackageFamily;
  /** The subcommands that install; several words where they are nested. */
  readonly install: readonly (readonly string[])[];
  /** Flags that take a value. Those that a short cluster may hold (`-yt`) stand here as `-t`. */
  readonly values: readonly string[];
  /** Flags that decide the versions of everything that is installed with them. */
  readonly deciding?: readonly string[];
  /** Environment variables that do the same. */
  readonly decidingVariables?: readonly string[];
  /** `-ldflags` is one flag and not a cluster of letters. */
  readonly longSingleDash?: boolean;
  /** What stands behind `--` is handed on and names no packages. */
  readonly dashesEnd?: boolean;
  readonly cache?: PackageCache;
}

/** Packages that are named and versioned in one way. */
export type PackageFamily = 'apt' | 'apk' | 'rpm' | 'pip' | 'npm' | 'gem' | 'go';

export interface PackageCache {
  /** Where it lies; without a leading slash: in the home folder. */
  readonly folders: readonly string[];
  /** Removes it. */
  readonly clean: string;
  /** Subcommands that remove it, by their first word. */
  readonly cleaning: readonly string[];
  /** A flag that keeps it from being made, and other spellings of it. */
  readonly without?: readonly [flag: string, ...others: string[]];
  /** An environment variable that does the same. */
  readonly withoutVariable?: string;
}

const apt: PackageManager = {
  family: 'apt',
  install: [['install']],
  values: ['-t', '--target-release', '--default-release', '-o', '--option', '-c', '--config-file', '-a', '--host-architecture', '-P', '--build-profiles', '-S', '--snapshot', '--with-new-pkgs-file', '--with-source'],
  deciding: ['-t', '--target-release', '--default-release', '-S', '--snapshot'],
  cache: {
    folders: ['/var/lib/apt/lists'],
    clean: 'rm -rf /var/lib/apt/lists/*',
    cleaning: ['distclean', 'dist-clean'],
  },
};

const aptitude: PackageManager = {
  ...apt,
  values: [...apt.values, '-q', '-w', '-F', '-O', '-d', '--add-user-tag', '--add-user-tag-to'],
};

const apk: PackageManager = {
  family: 'apk',
  install: [['add']],
  values: ['-t', '--virtual', '-X', '--repository', '-p', '--root', '--arch', '--cache-dir', '--cache-max-age', '--keys-dir', '--progress-fd', '--repositories-file', '--timeout', '--wait'],
  cache: {
    folders: ['/var/cache/apk', '/etc/apk/cache'],
    clean: 'rm -rf /var/cache/apk/*',
    cleaning: [],
    without: ['--no-cache'],
  },
};

const rpmValues = ['-c', '--config', '-x', '--exclude', '-R', '--randomwait', '-d', '--debuglevel', '-e', '--errorlevel', '--rpmverbosity', '--installroot', '--releasever', '--enablerepo', '--disablerepo', '--repo', '--repoid', '--repofrompath', '--setopt', '--enable-repo', '--disable-repo', '--advisory', '--downloaddir', '--destdir', '--forcearch', '--comment', '--disableexcludes', '--disableplugin', '--enableplugin', '--color', '--cacheonly', '--use-host-config'].filter((flag) => flag !== '--cacheonly' && flag !== '--use-host-config');

function dnfLike(name: string): PackageManager {
  return {
    family: 'rpm',
    install: [['install'], ['in'], ['localinstall']],
    values: rpmValues,
    cache: {
      folders: ['/var/cache/dnf', '/var/cache/libdnf5', '/var/cache/yum', '/var/cache/tdnf'],
      clean: `${name} clean all`,
      cleaning: ['clean'],
    },
  };
}
