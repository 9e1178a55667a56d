import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folders, plimsoll } from './terminal.ts';

const good = 'FROM node:latest\n';

interface Found {
  readonly code: number;
  readonly err: string;
  /** As `file:line:column rule`. */
  readonly found: readonly string[];
}

/** Lints the folder, in which `good/Dockerfile` always has a finding: whatever is beside it must not cost us that one. */
async function lint(folder: string, args: readonly string[] = ['.']): Promise<Found> {
  mkdirSync(path.join(folder, 'good'));
  writeFileSync(path.join(folder, 'good/Dockerfile'), good);
  const { code, out, err } = await plimsoll(folder, ['lint', '--format', 'json', ...args, 'good']);
  const { findings } = JSON.parse(out) as { findings: { file: string; line: number; column: number; rule: string }[] };
  const all = findings.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);
  assert.ok(all.includes('good/Dockerfile:1:11 dockerfile/floating-tag'), 'the rest of the run is intact');
  return { code, err, found: all.filter((each) => !each.startsWith('good/')) };
}

describe('what is no text of its language', () => {
  const folder = folders();
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');
  const cases: [name: string, file: string, content: string | Uint8Array, found: string | RegExp][] = [
    ['a binary file', 'Dockerfile', new Uint8Array(10_000).map((_, at) => at), ':1:1 dockerfile/syntax'],
    ['a text with a zero in it', 'compose.yaml', 'services:\n  a: "\0"\n', ':1:1 yaml/syntax'],
    [
      'UTF-16 with a mark',
      'Dockerfile',
      Buffer.concat([new Uint8Array([0xff, 0xfe]), utf16(good)]),
      ':1:1 dockerfile/syntax',
    ],
    ['UTF-16 without one', 'compose.yaml', utf16('services: {}\n'), ':1:1 yaml/syntax'],
    ['Latin-1', 'Dockerfile', Buffer.from('# é\nFROM scratch\n', 'latin1'), ':1:1 dockerfile/syntax'],
    ['Latin-1 in a Compose file', 'compose.yaml', Buffer.from('services: {é: {}}', 'latin1'), ':1:1 yaml/syntax'],
    ['lines that end in carriage returns', 'Dockerfile', 'FROM scratch\rUSER a\r', ':1:1 dockerfile/syntax'],
    ['an empty Dockerfile', 'Dockerfile', '', ':1:1 dockerfile/syntax'],
    ['a Dockerfile of blanks', 'Dockerfile', '\n \n\t\n', / dockerfile\/syntax$/u],
    ['a quote without end', 'compose.yaml', `services:\n  a: "${'x\n'.repeat(20_000)}`, / yaml\/syntax$/u],
    ['a tab that indents', 'compose.yaml', 'services:\n\ta: {}\n', / yaml\/syntax$/u],
  ];
  for (const [name, file, content, expected] of cases) {
    it(`is a finding: ${name}`, async () => {
      const { code, err, found } = await lint(folder({ [`bad/${file}`]: content }));
      const first = found.find((each) => each.includes('syntax')) ?? '';
      if (typeof expected === 'string') assert.equal(first, `bad/${file}${expected}`);
      else assert.match(first, expected);
      assert.deepEqual([code, err], [1, '']);
    });
  }

  for (const [name, content] of [
    ['an empty Compose file', ''],
    ['a Compose file of comments', '# nothing yet\n'],
  ] as const) {
    it(`may be ${name}, which says nothing wrong`, async () => {
      assert.deepEqual(await lint(folder({ 'bad/compose.yaml': content })), { code: 1, err: '', found: [] });
    });
  }

  it('is nobody’s business where no name says that it is ours', async () => {
    const files = { 'bad/data.yaml': new Uint8Array([0, 1]), 'bad/other.json': Buffer.from('"é"', 'latin1') };
    assert.deepEqual(await lint(folder(files)), { code: 1, err: '', found: [] });
  });
});

describe('what is no file', () => {
  const folder = folders();
  const pipe = (file: string) => execFileSync('mkfifo', [file]);

  it('is not waited for: a pipe in place of a Dockerfile, of .gitignore and of a configuration', async () => {
    const here = folder({ 'a/Dockerfile': good });
    for (const name of ['Dockerfile', 'a/.gitignore', 'a/.plimsoll.yaml']) pipe(path.join(here, name));
    const { code, err, found } = await lint(here);
    assert.equal(code, 2);
    assert.equal(
      err,
      'plimsoll: Dockerfile: is neither a file nor a folder\n' +
        'plimsoll: a/.plimsoll.yaml:1:1: cannot be read: it is no file\n',
    );
    assert.ok(found.includes('a/Dockerfile:1:11 dockerfile/floating-tag'));
  });

  it('is told where it is named by hand', async () => {
    const here = folder({ 'folder/Dockerfile/x.txt': '' });
    pipe(path.join(here, 'pipe'));
    symlinkSync('nowhere', path.join(here, 'dangling'));
    symlinkSync('circle', path.join(here, 'circle'));
    const { code, err } = await lint(here, ['pipe', 'dangling', 'circle', 'folder/Dockerfile', '--config', 'pipe']);
    assert.equal(code, 2);
    const [first, second, third, fourth, ...more] = err.split('\n');
    assert.equal(first, 'plimsoll: pipe: is neither a file nor a folder');
    assert.equal(second, 'plimsoll: dangling: does not exist');
    assert.match(third!, /^plimsoll: circle: cannot be read: ELOOP/u);
    assert.equal(fourth, 'plimsoll: pipe:1:1: cannot be read: it is no file');
    assert.deepEqual(more, ['']);
  });

  it('is told in a walk where its name says that it is ours, and passed over where not', async () => {
    const here = folder();
    symlinkSync('nowhere', path.join(here, 'Dockerfile'));
    symlinkSync('compose.yaml', path.join(here, 'compose.yaml'));
    symlinkSync('nowhere', path.join(here, 'other.yaml'));
    mkdirSync(path.join(here, 'web.Dockerfile'));
    const { code, err, found } = await lint(here);
    const [first, second, ...more] = err.split('\n');
    assert.equal(first, 'plimsoll: Dockerfile: is a link that leads nowhere');
    assert.match(second!, /^plimsoll: compose\.yaml: cannot be read: ELOOP/u);
    assert.deepEqual([code, more, found], [2, [''], []]);
  });

  it('may be a link to a file, but links to folders lead the walk nowhere', async () => {
    const here = folder({ 'a/b/Dockerfile': good });
    symlinkSync('../..', path.join(here, 'a/b/up'));
    symlinkSync('.', path.join(here, 'self'));
    symlinkSync('a/b/Dockerfile', path.join(here, 'Containerfile'));
    const { code, err, found } = await lint(here);
    const files = new Set(found.map((each) => each.split(':')[0]));
    assert.deepEqual([code, err, [...files]], [1, '', ['Containerfile', 'a/b/Dockerfile']]);
  });
});

describe('names that are hard to handle', () => {
  const folder = folders();

  for (const name of ['a b', '100%', '%41', 'c#d', 'x?y', '&=+', "it's", 'ä😀', 'tab\there', '[x]*']) {
    it(`are shown as they are: ${JSON.stringify(name)}`, async () => {
      const { code, err, found } = await lint(folder({ [`${name}/Dockerfile`]: good }));
      assert.ok(found.includes(`${name}/Dockerfile:1:11 dockerfile/floating-tag`), found.join('\n'));
      assert.deepEqual([code, err], [1, '']);
    });
  }

  it('are told where they are no UTF-8, which no path here can lead to', async () => {
    const here = folder();
    const raw = (name: string) => Buffer.concat([Buffer.from(`${here}/`), Buffer.from(name, 'latin1')]);
    try {
      mkdirSync(raw('b\xff'));
      writeFileSync(raw('Dockerfile.\xe9'), good);
      writeFileSync(raw('picture.\xe9'), '');
    } catch {
      return; // This file system takes no such names.
    }
    const { code, err, found } = await lint(here);
    const message = 'has a name that is not UTF-8: rename it';
    assert.equal(err, `plimsoll: Dockerfile.\uFFFD: ${message}\nplimsoll: b\uFFFD: ${message}\n`);
    assert.deepEqual([code, found], [2, []]);
  });
});

describe('what is too large', () => {
  const folder = folders();
  const mebibytes = (count: number) => count * 1024 * 1024;

  it('is told where it would have been linted, and not read', async () => {
    const manifest = 'apiVersion: v1\nkind: List\n';
    const here = folder({ Dockerfile: good, 'a.yaml': manifest, 'data.yaml': 'a: 1\n', 'data.json': '[' });
    for (const name of ['Dockerfile', 'a.yaml', 'data.yaml', 'data.json'])
      truncateSync(path.join(here, name), mebibytes(50));
    const message = 'is 50 MiB large: files above 10 MiB are not linted';
    const { code, err, found } = await lint(here);
    assert.equal(err, `plimsoll: Dockerfile: ${message}\nplimsoll: a.yaml: ${message}\n`);
    assert.deepEqual([code, found], [2, []]);
  });

  it('may be left out by the configuration', async () => {
    const here = folder({ Dockerfile: '', '.plimsoll.yaml': 'ignore: /Dockerfile' });
    truncateSync(path.join(here, 'Dockerfile'), mebibytes(50));
    assert.deepEqual(await lint(here), { code: 1, err: '', found: [] });
  });
});
