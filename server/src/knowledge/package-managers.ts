/**
 * Package managers as they stand in Dockerfiles: how they are told to install, and what they leave behind.
 *
 * Sources: the manual pages of apt-get(8), aptitude(8), apk(8), dnf(8), dnf5(8), yum(8), microdnf(8), zypper(8), tdnf's
 * README, and the command-line references of pip, pipx, uv, npm, yarn, pnpm, gem, go, cargo, composer, conda and micromamba.
 * Read 2026-11-24.
 */
export interface PackageManager {
  readonly family: PackageFamily;
  /** The subcommands that install named packages, those of several words with a space. */
  readonly install: readonly string[];
  /** The subcommands that run a program out of a package. Their first operand names it, unless one of `named` does. */
  readonly run?: RunForm;
  /** Flags that take a value. */
  readonly values: readonly string[];
  /** Flags that decide the versions of everything that is installed with them: constraints, lock files, dates. */
  readonly deciding?: readonly string[];
  /** Environment variables that do the same. */
  readonly decidingVariables?: readonly string[];
  /** Flags with which it only tells what it would do. */
  readonly pretending?: readonly string[];
  /** `-ldflags` is one flag and not a cluster of letters. */
  readonly longSingleDash?: boolean;
  /** What stands behind `--` is handed on and names no packages. */
  readonly dashesEnd?: boolean;
  readonly prompt?: Prompt;
  readonly lock?: LockFile;
  readonly cache?: PackageCache;
}

/** Packages that are named and versioned in one way. */
export type PackageFamily = 'apt' | 'apk' | 'rpm' | 'pip' | 'npm' | 'gem' | 'go' | 'cargo' | 'composer' | 'conda';

export interface RunForm {
  /** The subcommands, as in `install`. An empty one: the program itself. */
  readonly forms: readonly string[];
  /** Flags whose values are the packages. */
  readonly named?: readonly string[];
  /** One of these has to be given, or else what is installed already is run. */
  readonly only?: readonly string[];
}

/**
 * How it asks before it changes anything. Nobody answers in a build, so that the question ends it. conda, mamba and micromamba
 * take no answer for a yes, and microdnf never asks: they have none.
 */
export interface Prompt {
  /** The subcommands that ask, as in `install`. */
  readonly asking: readonly string[];
  /** Those of them that have nothing to ask unless packages are named. */
  readonly named?: readonly string[];
  /** Flags that answer, or that leave nothing to ask. The first one is the plainest. */
  readonly answers: readonly [string, ...string[]];
  /** The plainest flag stands before the subcommand. */
  readonly before?: boolean;
}

/** The file that says which versions a project is installed with, and how it is made to count. */
export interface LockFile {
  readonly files: readonly string[];
  /** The subcommands that may write it anew, as in `install`. */
  readonly forms: readonly string[];
  /** Flags with which they do not, or with which something else is meant. */
  readonly settled: readonly string[];
  /** Environment variables that do the same. */
  readonly variables?: readonly string[];
  /** What makes it count: a flag to add, or the command to use. */
  readonly advice: string;
  /** The subcommand to write in place of the other one. */
  readonly instead?: string;
}

export interface PackageCache {
  /** Where it lies; without a leading slash: in the home folder. */
  readonly folders: readonly string[];
  /** The subcommands that fill it, as in `install`. An empty one: no subcommand does too. */
  readonly filling: readonly string[];
  /** First words of the subcommands that empty it. */
  readonly emptying: readonly string[];
  /** The command to empty it with. */
  readonly clean: string;
  /** What is installed may still need it. */
  readonly isUsed?: boolean;
  /** Flags that keep it from being filled, the plainest first. */
  readonly without?: readonly [string, ...string[]];
  /** Flags that put it elsewhere: where to, and whether it stays, is for whoever wrote them to know. */
  readonly elsewhere?: readonly string[];
  /** An environment variable that does the same, whatever its value. */
  readonly withoutVariable?: string;
}

const apt: PackageManager = {
  family: 'apt',
  install: ['install'],
  values: words`-t --target-release --default-release -o --option -c --config-file -a --host-architecture -P
    --build-profiles -S --snapshot --with-source`,
  deciding: words`-S --snapshot`,
  pretending: words`-s --simulate --dry-run --just-print --no-act --recon --print-uris`,
  prompt: {
    asking: words`install reinstall remove purge autoremove autopurge upgrade dist-upgrade full-upgrade build-dep satisfy`,
    named: words`install reinstall remove purge build-dep satisfy`,
    answers: ['-y', '--yes', '--assume-yes', '--assume-no', '--trivial-only'],
  },
  cache: {
    folders: ['/var/lib/apt/lists'],
    filling: ['update'],
    emptying: ['distclean', 'dist-clean'],
    clean: 'rm -rf /var/lib/apt/lists/*',
  },
};

const aptitude: PackageManager = {
  ...apt,
  values: words`-t --target-release --default-release -o -w -F -O --add-user-tag --add-user-tag-to`,
};

const apk: PackageManager = {
  family: 'apk',
  install: ['add'],
  values: words`-t --virtual -X --repository -p --root --arch --cache-dir --cache-max-age --keys-dir --progress-fd
    --repositories-file --timeout --wait`,
  pretending: ['-s', '--simulate'],
  cache: {
    folders: ['/var/cache/apk', '/etc/apk/cache'],
    filling: ['add', 'update', 'upgrade'],
    emptying: [],
    clean: 'rm -rf /var/cache/apk/*',
    without: ['--no-cache', '--no-network'],
  },
};

const rpmFolders = words`/var/cache/dnf /var/cache/libdnf5 /var/cache/yum /var/cache/tdnf`;

function dnfLike(name: string): PackageManager {
  return {
    family: 'rpm',
    install: ['install', 'in', 'localinstall', 'module install', 'module enable'],
    prompt: {
      asking: words`install localinstall groupinstall reinstall update upgrade upgrade-minimal downgrade remove erase
        autoremove swap distro-sync builddep groupremove`.concat('group install', 'module install', 'module enable'),
      answers: ['-y', '--assumeyes', '--assumeno'],
    },
    values: words`-c --config -x --exclude --excludepkgs -R --randomwait -d --debuglevel -e --errorlevel --rpmverbosity
      --installroot --releasever --enablerepo --disablerepo --enable-repo --disable-repo --repo --repoid --repofrompath
      --setopt --advisory --downloaddir --destdir --forcearch --comment --disableexcludes --disableplugin --enableplugin
      --color`,
    cache: {
      folders: rpmFolders,
      filling:
        words`install in localinstall reinstall upgrade update upgrade-minimal groupinstall swap distro-sync`.concat(
          'group install',
          'module install',
        ),
      emptying: ['clean'],
      clean: `${name} clean all`,
    },
  };
}

/** It knows `-y` and has no use for it. Source: dnf-main.c of rpm-software-management/microdnf. Read 2026-11-25. */
const { prompt: _, ...microdnf } = dnfLike('microdnf');

const zypper: PackageManager = {
  family: 'rpm',
  install: ['install', 'in'],
  values: words`-R --root --installroot -c --config -C --cache-dir --raw-cache-dir --solv-cache-dir --pkg-cache-dir -p
    --plus-repo --releasever --gpg-check -D --reposd-dir -r --repo --from --name -t --type --download --solver-focus`,
  // Patterns, patches and products have no versions of their own.
  deciding: ['-t', '--type'],
  pretending: ['-D', '--dry-run'],
  prompt: {
    asking: words`install in remove rm source-install si patch update up dist-upgrade dup`,
    answers: ['-n', '--non-interactive', '-y', '--no-confirm'],
    before: true,
  },
  cache: {
    folders: ['/var/cache/zypp'],
    filling: words`install in update up patch dup dist-upgrade`,
    emptying: ['clean', 'cc'],
    clean: 'zypper clean --all',
  },
};

const pip: PackageManager = {
  family: 'pip',
  install: ['install'],
  values: words`-r --requirement -c --constraint -e --editable -t --target --platform --python-version --implementation
    --abi --root --prefix --src -i --index-url --extra-index-url -f --find-links --no-binary --only-binary
    --upgrade-strategy -C --config-settings --config-setting --global-option --install-option --progress-bar --report
    --root-user-action --group --log --proxy --retries --timeout --exists-action --trusted-host --cert --client-cert
    --cache-dir --use-feature --use-deprecated --keyring-provider --python --build-constraint -b --build --hash`,
  deciding: words`-c --constraint --no-index`,
  decidingVariables: ['PIP_CONSTRAINT', 'PIP_NO_INDEX'],
  pretending: ['--dry-run'],
  cache: {
    folders: ['.cache/pip'],
    filling: ['install'],
    emptying: ['cache'],
    clean: 'pip cache purge',
    // pip takes any beginning that no other flag has, and switches the cache off even where the variable says false: see
    // `_handle_no_cache_dir` in its options.
    without: ['--no-cache-dir', '--no-cache'],
    withoutVariable: 'PIP_NO_CACHE_DIR',
  },
};

const pipx: PackageManager = {
  family: 'pip',
  install: ['install', 'inject'],
  run: { forms: ['run'], named: ['--spec'] },
  values: words`--spec --pip-args --python --suffix --index-url -i --backend`,
};

const uv: PackageManager = {
  family: 'pip',
  install: ['pip install', 'tool install', 'add'],
  run: { forms: ['tool run'], named: ['--from', '--with'] },
  values: words`${pip.values.join(' ')} -p --index --default-index --index-strategy --resolution --prerelease
    --exclude-newer --link-mode --reinstall-package --upgrade-package -P --refresh-package --torch-backend --override
    --directory --project --config-file --extra --no-build-package --no-binary-package --from --with`,
  deciding: words`-c --constraint --constraints --override --overrides --no-index --exclude-newer`,
  decidingVariables: ['UV_CONSTRAINT', 'UV_OVERRIDE', 'UV_EXCLUDE_NEWER'],
  lock: {
    files: ['uv.lock'],
    forms: ['sync'],
    settled: words`--locked --frozen -U --upgrade`,
    variables: ['UV_LOCKED', 'UV_FROZEN'],
    advice: '--locked',
  },
  cache: {
    folders: ['.cache/uv'],
    filling: ['pip install', 'pip sync', 'sync', 'add', 'tool install'],
    emptying: ['cache'],
    clean: 'uv cache clean',
    without: ['--no-cache', '-n', '--no-cache-dir'],
    withoutVariable: 'UV_NO_CACHE',
  },
};

const uvx: PackageManager = { ...uv, install: [], run: { forms: [''], named: ['--from', '--with'] } };

const poetry: PackageManager = {
  family: 'pip',
  install: ['add'],
  values: words`-G --group -E --extras --python --platform --source --markers -C --directory -P --project`,
};

/** Without these npm asks before it fetches what is not installed, and takes no answer in a build. */
const npmFetching = words`-y --yes -p --package`;

const npm: PackageManager = {
  family: 'npm',
  install: ['install', 'i', 'add', 'in'],
  run: { forms: ['exec', 'x'], named: ['--package'], only: ['-y', '--yes', '--package'] },
  values: words`--prefix -C --registry --loglevel --cache --userconfig --globalconfig --tag -w --workspace --omit --include
    --only --otp --arch --os --cpu --libc --before --install-strategy --fetch-timeout --fetch-retries --maxsockets
    --script-shell --node-options --target_arch --target --package -c --call`,
  deciding: ['--before'],
  lock: {
    files: ['package-lock.json', 'npm-shrinkwrap.json'],
    forms: ['install', 'i'],
    settled: words`-g --global --location --no-package-lock --package-lock --package-lock-only --dry-run -D --save-dev -S --save`,
    advice: 'npm ci',
    instead: 'ci',
  },
  cache: {
    folders: ['.npm'],
    filling: ['install', 'i', 'add', 'in', 'ci', 'clean-install'],
    emptying: ['cache'],
    clean: 'npm cache clean --force',
    elsewhere: ['--cache'],
    withoutVariable: 'npm_config_cache',
  },
};

const npx: PackageManager = {
  ...npm,
  install: [],
  run: { forms: [''], named: ['-p', '--package'], only: npmFetching },
  values: words`${npm.values.join(' ')} -p`,
};

const yarn: PackageManager = {
  family: 'npm',
  install: ['add', 'global add'],
  run: { forms: ['dlx'], named: ['-p', '--package'] },
  values: words`--cwd --modules-folder --cache-folder --registry --network-timeout --network-concurrency --mutex --prefix
    --global-folder --preferred-cache-folder --use-yarnrc --mode -p --package`,
  // From version 2 on `--immutable` is its name, and this one is understood.
  lock: {
    files: ['yarn.lock'],
    forms: ['', 'install'],
    settled: words`--frozen-lockfile --immutable --immutable-cache --pure-lockfile --no-lockfile --version -v --help`,
    advice: '--frozen-lockfile',
  },
  cache: {
    folders: ['/usr/local/share/.cache', '.cache/yarn', '.yarn'],
    filling: ['', 'install', 'add', 'global'],
    emptying: ['cache'],
    clean: 'yarn cache clean',
    isUsed: true,
    elsewhere: ['--cache-folder', '--global-folder'],
    withoutVariable: 'YARN_CACHE_FOLDER',
  },
};

const pnpm: PackageManager = {
  family: 'npm',
  install: ['add', 'install', 'i'],
  run: { forms: ['dlx'], named: ['--package'] },
  values: words`-C --dir -F --filter --store-dir --registry --reporter --global-dir --global-bin-dir --loglevel
    --virtual-store-dir --modules-dir --network-concurrency --package-import-method --package`,
  lock: {
    files: ['pnpm-lock.yaml'],
    forms: ['install', 'i'],
    settled: words`--frozen-lockfile --no-frozen-lockfile --no-lockfile --lockfile-only -g --global --offline`,
    variables: ['CI'],
    advice: '--frozen-lockfile',
  },
};

const bun: PackageManager = {
  family: 'npm',
  install: ['add', 'a', 'install', 'i'],
  values: words`--cwd -c --config --registry --cache-dir --backend --filter --concurrent-scripts`,
  lock: {
    files: ['bun.lock', 'bun.lockb'],
    forms: ['install', 'i'],
    settled: words`--frozen-lockfile -g --global`,
    advice: '--frozen-lockfile',
  },
};

const gem: PackageManager = {
  family: 'gem',
  install: ['install', 'i'],
  values: words`-v --version -i --install-dir -n --bindir --document -P --trust-policy -s --source -p --http-proxy -B
    --bulk-threshold --platform --build-root --config-file -g --file --without --target-rbconfig`,
  deciding: ['-v', '--version', '-g', '--file'],
  dashesEnd: true,
};

const goValues = words`-C -p -asmflags -buildmode -buildvcs -compiler -covermode -coverpkg -exec -gccgoflags -gcflags
  -installsuffix -ldflags -mod -modfile -o -overlay -pgo -pkgdir -tags -toolexec`;

const go: PackageManager = {
  family: 'go',
  install: ['install', 'get'],
  run: { forms: ['run'] },
  values: [...goValues, ...goValues.map((flag) => `-${flag}`)],
  longSingleDash: true,
};

const cargo: PackageManager = {
  family: 'cargo',
  install: ['install', 'binstall'],
  values: words`--version --vers --git --branch --tag --rev --path --root --index --registry -F --features --profile --target
    --target-dir -j --jobs --bin --example --color --config -Z --message-format`,
  deciding: words`--version --vers --path --rev --tag`,
};

const composer: PackageManager = {
  family: 'composer',
  install: ['global require', 'require'],
  values: words`-d --working-dir`,
};

const condaFolders = words`conda/pkgs anaconda3/pkgs miniconda3/pkgs miniforge3/pkgs mambaforge/pkgs`;

function condaLike(name: string): PackageManager {
  return {
    family: 'conda',
    install: ['install', 'create'],
    values: words`-n --name -p --prefix -c --channel -f --file --revision --solver --subdir --platform --repodata-fn
      --root-prefix -r --rc-file --relocate-prefix --category --download-threads`,
    pretending: ['-d', '--dry-run'],
    cache: {
      folders: condaFolders,
      filling: ['install', 'create', 'update', 'env create', 'env update'],
      emptying: ['clean'],
      clean: `${name} clean --all --yes`,
    },
  };
}

const managers: ReadonlyMap<string, PackageManager> = new Map([
  ['apt-get', apt],
  ['apt', apt],
  ['xx-apt-get', apt],
  ['xx-apt', apt],
  ['aptitude', aptitude],
  ['apk', apk],
  ['xx-apk', apk],
  ['dnf', dnfLike('dnf')],
  ['dnf5', dnfLike('dnf5')],
  ['dnf-3', dnfLike('dnf-3')],
  ['yum', dnfLike('yum')],
  ['microdnf', microdnf],
  ['tdnf', dnfLike('tdnf')],
  ['zypper', zypper],
  ['pip', pip],
  ['pipx', pipx],
  ['uv', uv],
  ['uvx', uvx],
  ['poetry', poetry],
  ['npm', npm],
  ['npx', npx],
  ['yarn', yarn],
  ['yarnpkg', yarn],
  ['pnpm', pnpm],
  ['bun', bun],
  ['gem', gem],
  ['go', go],
  ['xx-go', go],
  ['cargo', cargo],
  ['composer', composer],
  ['conda', condaLike('conda')],
  ['mamba', condaLike('mamba')],
  ['micromamba', condaLike('micromamba')],
]);

/** By the name it is called with: `apt-get`, `pip3.12`, `/usr/bin/dnf`, `gem2.7`. */
export function packageManager(program: string): PackageManager | undefined {
  const name = program.slice(program.lastIndexOf('/') + 1);
  return managers.get(name) ?? managers.get(name.replace(/(?<=^(?:pip|gem))-?[\d.]+$/u, ''));
}

function words(strings: TemplateStringsArray, ...values: readonly string[]): readonly string[] {
  return String.raw({ raw: strings }, ...values).split(/\s+/u);
}
