import assert from 'node:assert/strict';
import type { Host } from '../../server/src/core/host.ts';
import { encodePath, relativePath } from '../../server/src/core/uri.ts';
import { filesBelow, isCandidate, isListed, type Trouble } from '../../server/src/linter/files.ts';
import { memoryHost, memoryUri } from '../memory-host.ts';
import type { Files } from './toy-linter.ts';

async function walk(host: Host, folder = '', troubles: Trouble[] = []): Promise<readonly string[]> {
  const found: string[] = [];
  const uris = filesBelow(host, memoryUri(folder), (trouble) => troubles.push(trouble));
  for await (const uri of uris) found.push(relativePath(memoryUri(''), uri)!);
  return found;
}

function hostOf(files: Files): Host {
  return memoryHost(new Map(Object.entries(files)));
}

describe('the walk of a folder', () => {
  const candidates: [name: string, is: boolean][] = [
    ['Dockerfile', true],
    ['dockerfile', true],
    ['Dockerfile.dev', true],
    ['Dockerfile-dev', true],
    ['dev.Dockerfile', true],
    ['dev.dockerfile', true],
    ['Dockerfile_dev', true],
    ['Containerfile', true],
    ['Containerfile.dev', true],
    ['dev.containerfile', true],
    ['compose.yml', true],
    ['docker-compose.prod.yaml', true],
    ['kustomization', true],
    ['deployment.YAML', true],
    ['list.json', true],
    ['my-dockerfile', false],
    ['Dockerfile.md', false],
    ['Dockerfile.go', false],
    ['dockerfile_test.go', false],
    ['Dockerfile.template', false],
    ['Dockerfile.j2', false],
    ['web.Dockerfile.erb', false],
    ['Dockerfile.tpl', false],
    ['Dockerfile.dockerignore', true],
    ['.dockerignore', true],
    ['dockerfiles', false],
    ['package.json', false],
    ['tsconfig.build.json', false],
    ['main.go', false],
    ['yaml', false],
  ];
  for (const [name, is] of candidates) {
    it(`${is ? 'looks at' : 'passes over'} ${name}`, () => assert.equal(isCandidate(name), is));
  }

  const cases: [name: string, files: Files, folder: string, found: readonly string[]][] = [
    ['finds nothing in nothing', {}, 'a', []],
    [
      'goes in the order of names',
      { 'b/x.yaml': '', 'a.yaml': '', Dockerfile: '', 'b/a/y.yaml': '', 'c.txt': '' },
      '',
      ['Dockerfile', 'a.yaml', 'b/a/y.yaml', 'b/x.yaml'],
    ],
    [
      'goes into hidden folders, and not into those of other people',
      { '.ci/x.yaml': '', '.git/x.yaml': '', '.hg/x.yaml': '', '.svn/x.yaml': '', 'a/node_modules/b/x.yaml': '' },
      '',
      ['.ci/x.yaml'],
    ],
    [
      'heeds .gitignore',
      {
        '.gitignore': 'build/\n*.gen.yaml\n',
        'build/x.yaml': '',
        'a/build/x.yaml': '',
        'a/x.gen.yaml': '',
        'a/x.yaml': '',
      },
      '',
      ['a/x.yaml'],
    ],
    [
      'heeds a .gitignore further in, for its folder and over those above',
      {
        '.gitignore': '*.gen.yaml',
        'a/.gitignore': '!x.gen.yaml\n/own.yaml',
        'a/x.gen.yaml': '',
        'a/y.gen.yaml': '',
        'a/own.yaml': '',
        'a/b/own.yaml': '',
        'own.yaml': '',
      },
      '',
      ['a/b/own.yaml', 'a/x.gen.yaml', 'own.yaml'],
    ],
    [
      'goes into a folder that a .gitignore further in takes back',
      {
        '.gitignore': 'logs/\n*.gen.yaml',
        'a/.gitignore': '!logs/',
        'a/logs/x.yaml': '',
        'a/logs/x.gen.yaml': '',
        'logs/x.yaml': '',
      },
      '',
      ['a/logs/x.yaml'],
    ],
    [
      'ties patterns with a slash in them to the folder of their file',
      {
        'a/.gitignore': 'b/x.yaml\n/y.yaml',
        'a/b/x.yaml': '',
        'a/c/b/x.yaml': '',
        'a/y.yaml': '',
        'a/b/y.yaml': '',
        'b/x.yaml': '',
      },
      '',
      ['a/b/y.yaml', 'a/c/b/x.yaml', 'b/x.yaml'],
    ],
    [
      'takes the name of a folder for no pattern',
      { '[a]*/.gitignore': 'x.yaml', '[a]*/x.yaml': '', 'ab/x.yaml': '', '!b/.gitignore': 'x.yaml', '!b/x.yaml': '' },
      '',
      ['ab/x.yaml'],
    ],
    [
      'tells upper case from lower case',
      { '.gitignore': 'Build/', 'Build/x.yaml': '', 'build/x.yaml': '' },
      '',
      ['build/x.yaml'],
    ],
    [
      'heeds what git excludes for this copy alone, under the .gitignore files',
      {
        '.git/info/exclude': 'x.yaml\nlocal/',
        'a/.gitignore': '!x.yaml',
        'x.yaml': '',
        'a/x.yaml': '',
        'a/local/y.yaml': '',
      },
      '',
      ['a/x.yaml'],
    ],
    [
      'looks into an ignored folder that it is asked for',
      {
        '.git/HEAD': '',
        '.gitignore': 'out/\n*.gen.yaml',
        'out/a/x.yaml': '',
        'out/a/.gitignore': 'y.yaml',
        'out/a/y.yaml': '',
      },
      'out/a',
      ['out/a/x.yaml'],
    ],
    [
      'never enters an ignored folder, whatever a .gitignore in it says',
      { '.gitignore': 'a/', 'a/.gitignore': '!*', 'a/x.yaml': '' },
      '',
      [],
    ],
    [
      'heeds the .gitignore files above the folder, up to the root of the repository',
      { '.gitignore': 'y.yaml', 'r/.git/HEAD': '', 'r/.gitignore': 'x.yaml', 'r/a/x.yaml': '', 'r/a/y.yaml': '' },
      'r/a',
      ['r/a/y.yaml'],
    ],
    [
      'heeds no .gitignore above where there is no repository',
      { '.gitignore': '*', 'a/x.yaml': '' },
      'a',
      ['a/x.yaml'],
    ],
    [
      'reads a .gitignore with Windows line ends',
      { '.gitignore': 'build/\r\nx.yaml\r\n', 'build/y.yaml': '', 'x.yaml': '' },
      '',
      [],
    ],
    ['takes a binary .gitignore for none', { '.gitignore': new Uint8Array([0x2a, 0]), 'x.yaml': '' }, '', ['x.yaml']],
    ['encodes names', { 'a b/é#.yaml': '' }, '', ['a b/é#.yaml']],
  ];
  for (const [name, files, folder, expected] of cases) {
    it(name, async () => assert.deepEqual(await walk(named(files), folder), expected));
  }

  it('says which folders it could not read, and goes on', async () => {
    const host = hostOf({ 'a/x.yaml': '', 'b/x.yaml': '', 'c/x.yaml': '' });
    const troubles: Trouble[] = [];
    const list = async (uri: string) => {
      if (uri.endsWith('/b')) throw new Error('EACCES: permission denied');
      return host.list(uri);
    };
    assert.deepEqual(await walk({ ...host, list }, '', troubles), ['a/x.yaml', 'c/x.yaml']);
    assert.deepEqual(troubles, [{ uri: memoryUri('b'), message: 'cannot be read: EACCES: permission denied' }]);
  });

  it('takes neither a folder nor anything else for a file because of its name', async () => {
    const host = hostOf({ 'Dockerfile/x.yaml': '', 'pipe.yaml': '' });
    const list: Host['list'] = async (uri) =>
      (await host.list(uri))?.map((entry) => (entry.name === 'pipe.yaml' ? { ...entry, type: 'other' } : entry));
    assert.deepEqual(await walk({ ...host, list }), ['Dockerfile/x.yaml']);
  });
});

/** A host whose entries have the names that their URIs stand for, as on a disk. */
function named(files: Files): Host {
  const host = hostOf(Object.fromEntries(Object.entries(files).map(([path, content]) => [encodePath(path), content])));
  return {
    ...host,
    list: async (uri) => (await host.list(uri))?.map(({ name, type }) => ({ name: decodeURIComponent(name), type })),
  };
}

describe('what a watcher reports', () => {
  const host = hostOf({
    '.gitignore': 'build/\n*.gen.yaml\n',
    'a/.gitignore': '!keep.gen.yaml\n',
    'a/x.yaml': '',
  });
  const cases: [path: string, listed: boolean][] = [
    ['a/x.yaml', true],
    ['x.yaml', true],
    ['new/folder/Dockerfile', true],
    ['a/notes.txt', false],
    ['build/x.yaml', false],
    ['a/build/b/x.yaml', false],
    ['a/x.gen.yaml', false],
    ['a/keep.gen.yaml', true],
    ['keep.gen.yaml', false],
    ['node_modules/p/x.yaml', false],
    ['a/.git/x.yaml', false],
  ];
  for (const [path, listed] of cases) {
    it(`${listed ? 'counts' : 'does not count'} at ${path}`, async () => {
      assert.equal(await isListed(withRepository(host), memoryUri(''), memoryUri(path)), listed);
    });
  }
});

function withRepository(host: Host): Host {
  return {
    ...host,
    stat: async (uri) => (uri === memoryUri('.git') ? { type: 'folder', size: 0, mtime: 0 } : host.stat(uri)),
  };
}
