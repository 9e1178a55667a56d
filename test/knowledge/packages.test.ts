import assert from 'node:assert/strict';
import { releaseNumbered } from '../../server/src/knowledge/distributions.ts';
import { type PackageFamily, packageManager } from '../../server/src/knowledge/package-managers.ts';
import { floats, readPackage } from '../../server/src/knowledge/packages.ts';
import { fits, releaseMark } from '../../server/src/knowledge/release-marks.ts';

/** What a word asks for, as `kind name version`, with a tilde in front where it floats. */
function read(family: PackageFamily, text: string): string {
  const request = readPackage(family, text);
  const { kind, name, version } = request;
  return `${floats(request, family) ? '~' : ''}${kind} ${name}${version === undefined ? '' : ` ${version}`}`;
}

const words: { readonly [Family in PackageFamily]: Readonly<Record<string, string>> } = {
  apt: {
    curl: '~registry curl',
    'curl:arm64': '~registry curl:arm64',
    'curl=7.88.*': 'registry curl 7.88.*',
    'git=1:2.39.2-1.1': 'registry git 1:2.39.2-1.1',
    'git=': '~registry git ',
    'git=$': 'registry git $',
    'golang/bookworm-backports': 'registry golang bookworm-backports',
    lib$: 'other lib$',
    'vim-': 'other vim-',
    'lamp-server^': 'other lamp-server^',
    '~nvim': 'other ~nvim',
    './local.deb': 'file ./local.deb',
    '/tmp/*.deb': 'file /tmp/*.deb',
    'local.deb': 'file local.deb',
  },
  apk: {
    curl: '~registry curl',
    'curl@edge': '~registry curl',
    'curl@edge=8.9.1-r1': 'registry curl 8.9.1-r1',
    'curl~8': 'registry curl ~8',
    'curl>=8': 'registry curl >=8',
    'so:libcurl.so.4': 'other so:libcurl.so.4',
    '!curl': 'other !curl',
    'curl.apk': 'file curl.apk',
  },
  rpm: {
    httpd: '~registry httpd',
    'java-17-openjdk': '~registry java-17-openjdk',
    'gcc-c++': '~registry gcc-c++',
    'python3.12': '~registry python3.12',
    'httpd-2.4.57': 'registry httpd 2.4.57',
    'httpd-2.4.57-11.el9': 'registry httpd 2.4.57-11.el9',
    'bind-utils-32:9.16.23': 'registry bind-utils 32:9.16.23',
    'httpd-2.4.*': 'registry httpd 2.4.*',
    'httpd-$': 'registry httpd $',
    'curl=8.6.0': 'registry curl 8.6.0',
    'nodejs:20': 'registry nodejs 20',
    '@development': 'other @development',
    'pkgconfig(zlib)': 'other pkgconfig(zlib)',
    'https://example.org/release.rpm': 'url https://example.org/release.rpm',
  },
  pip: {
    flask: '~registry flask',
    'requests[socks]': '~registry requests[socks]',
    'flask==3.0.3': 'registry flask 3.0.3',
    'flask==': '~registry flask ',
    'flask>=3,<4': 'registry flask >=3,<4',
    "flask ; python_version < '3.9'": '~registry flask',
    'ruff@latest': '~registry ruff latest',
    'ruff@0.7.0': 'registry ruff 0.7.0',
    'tool @ git+https://example.org/tool.git': '~git tool @ git+https://example.org/tool.git',
    'git+https://example.org/tool.git@v1#egg=tool': 'git git+https://example.org/tool.git v1',
    'dist/tool-1.0-py3-none-any.whl': 'file dist/tool-1.0-py3-none-any.whl',
    'tools/shop/': 'file tools/shop/',
    'tool-1.0-py3-none-any.whl[all]': 'file tool-1.0-py3-none-any.whl[all]',
    '.': 'file .',
    '.[dev]': 'file .[dev]',
  },
  npm: {
    pm2: '~registry pm2',
    '@shop/cli': '~registry @shop/cli',
    'pm2@latest': '~registry pm2 latest',
    'pm2@5': 'registry pm2 5',
    '@shop/cli@^1.2': 'registry @shop/cli ^1.2',
    'pm2@$': 'registry pm2 $',
    'github:shop/cli': '~git github:shop/cli',
    'shop/cli#v1': 'git shop/cli v1',
    './cli.tgz': 'file ./cli.tgz',
  },
  gem: { rails: '~registry rails', 'rails:7.2.1': 'registry rails 7.2.1', 'rails.gem': 'file rails.gem' },
  go: {
    'example.org/tool': '~registry example.org/tool',
    'example.org/tool@latest': '~registry example.org/tool latest',
    'example.org/tool@v1.2.3': 'registry example.org/tool v1.2.3',
    './cmd/...': 'file ./cmd/...',
    'make.go': 'file make.go',
    'cmd/vet': 'other cmd/vet',
  },
  cargo: { 'cargo-chef': '~registry cargo-chef', 'cargo-chef@0.1.68': 'registry cargo-chef 0.1.68' },
  composer: {
    'laravel/installer': '~registry laravel/installer',
    'laravel/installer:^5': 'registry laravel/installer ^5',
    'laravel/installer ^5': 'registry laravel/installer ^5',
    'ext-gd': 'other ext-gd',
  },
  conda: {
    numpy: '~registry numpy',
    'numpy=2.1': 'registry numpy 2.1',
    'conda-forge::numpy': '~registry numpy',
    'numpy>=2,<3': 'registry numpy >=2,<3',
    'numpy[version=2.1]': 'registry numpy [version=2.1]',
  },
};

describe('packages', () => {
  for (const [family, cases] of Object.entries(words)) {
    it(`of ${family} are read as their manager reads them`, () => {
      for (const [text, expected] of Object.entries(cases)) assert.equal(read(family as PackageFamily, text), expected);
    });
  }

  it('have managers that are known by path and version', () => {
    assert.equal(packageManager('/usr/bin/dnf'), packageManager('dnf'));
    assert.equal(packageManager('pip3.12')?.family, 'pip');
    assert.equal(packageManager('gem2.7')?.family, 'gem');
    assert.equal(packageManager('pipx')?.install.includes('inject'), true);
    assert.equal(packageManager('pipeline'), undefined);
  });
});

describe('release marks', () => {
  const built = (version: string) => {
    const mark = releaseMark(version);
    return mark && `${mark.release.distribution} ${mark.release.number}${mark.isForeign ? ' of others' : ''}`;
  };

  it('tell what a version was built for', () => {
    assert.equal(built('7.88.1-10+deb12u12'), 'debian 12');
    assert.equal(built('2.1-1~bpo11+1'), 'debian 11');
    assert.equal(built('3.0.2-0ubuntu0.22.04.1'), 'ubuntu 22.04');
    assert.equal(built('16.4-1.pgdg120+2'), 'debian 12 of others');
    assert.equal(built('16.4-1.pgdg22.04+2'), 'ubuntu 22.04 of others');
    assert.equal(built('5:27.2.0-1~debian.12~bookworm'), 'debian 12 of others');
    assert.equal(built('1.2-1~jammy1'), 'ubuntu 22.04 of others');
    assert.equal(built('2.4.57-11.el9_4.1'), 'rhel 9');
    assert.equal(built('1.7.1-3.fc40'), 'fedora 40');
    assert.equal(built('2.4.62-1.amzn2023'), 'amazon 2023');
    assert.equal(built('1:2.39.2-1.1'), undefined);
    assert.equal(built('1ubuntu3'), undefined);
    assert.equal(built('20230311'), undefined);
  });

  it('fit the releases that take such packages', () => {
    const suits = (version: string, distribution: Parameters<typeof releaseNumbered>[0], number: string) =>
      fits(releaseMark(version)!, releaseNumbered(distribution, number)!);
    assert.equal(suits('1-1+deb12u1', 'debian', '12'), true);
    assert.equal(suits('1-1+deb12u1', 'debian', '13'), false);
    assert.equal(suits('1-1+deb12u1', 'ubuntu', '24.04'), true);
    assert.equal(suits('1-0ubuntu0.22.04.1', 'debian', '12'), false);
    assert.equal(suits('1-1.el9', 'rocky', '9'), true);
    assert.equal(suits('1-1.el9', 'centos-stream', '9'), true);
    assert.equal(suits('1-1.el8', 'alma', '9'), false);
    assert.equal(suits('1-1.el7', 'amazon', '2'), true);
    assert.equal(suits('1-1.fc40', 'rocky', '9'), false);
  });
});
