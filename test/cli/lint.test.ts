import assert from 'node:assert/strict';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { RegisteredRule } from '../../server/src/core/rule.ts';
import { rules } from '../../server/src/rules/index.ts';
import { folders, plimsoll, type Run } from './terminal.ts';

const clean = 'FROM scratch\n';
const floating = 'FROM node:latest\n';

interface Json {
  readonly version: number;
  readonly findings: readonly { readonly rule: string; readonly file: string; readonly [key: string]: unknown }[];
  readonly errors: readonly { readonly file?: string; readonly message: string }[];
  readonly files: number;
}

async function lint(folder: string, args: readonly string[] = [], stdin?: string | Uint8Array): Promise<Run & Json> {
  const run = await plimsoll(folder, ['lint', '--format', 'json', ...args], stdin);
  return { ...run, ...(JSON.parse(run.out) as Json) };
}

const filesOf = ({ findings }: Json) => [...new Set(findings.map(({ file }) => file))];
const has = ({ findings }: Json, rule: string) => findings.some((finding) => finding.rule === rule);

describe('what lint is given', () => {
  const folder = folders();
  const files = {
    Dockerfile: floating,
    'a/b c/Dockerfile': floating,
    'a/x.txt': floating,
    'd/compose.yaml': 'services:',
  };

  it('is this folder where nothing is named', async () => {
    const run = await lint(folder(files));
    assert.deepEqual(filesOf(run), ['Dockerfile', 'a/b c/Dockerfile']);
    assert.equal(run.files, 3);
    assert.equal(run.code, 1);
    assert.equal(run.err, '');
  });

  it('may be folders and files, each of which is linted once', async () => {
    const run = await lint(folder(files), ['Dockerfile', 'a', './a/../a/b c/Dockerfile', 'a/']);
    assert.deepEqual(filesOf(run), ['Dockerfile', 'a/b c/Dockerfile']);
    assert.equal(run.files, 2);
  });

  it('may lie elsewhere, and is then shown whole', async () => {
    const elsewhere = folder(files);
    const run = await lint(folder(), [path.join(elsewhere, 'a')]);
    assert.deepEqual(filesOf(run), [`${elsewhere}/a/b c/Dockerfile`]);
  });

  it('may begin with a dash behind two of them', async () => {
    const run = await lint(folder({ '-x/Dockerfile': floating }), ['--', '-x']);
    assert.deepEqual(filesOf(run), ['-x/Dockerfile']);
  });

  it('may be a file that no language knows, which is passed over', async () => {
    const run = await lint(folder(files), ['a/x.txt']);
    assert.deepEqual([run.code, run.files, run.findings, run.err], [0, 0, [], '']);
  });

  it('is trouble where it does not exist, and the rest is linted', async () => {
    const run = await lint(folder(files), ['none', 'Dockerfile/x', 'Dockerfile']);
    assert.equal(run.code, 2);
    assert.equal(run.err, 'plimsoll: none: does not exist\nplimsoll: Dockerfile/x: does not exist\n');
    assert.deepEqual(run.errors, [
      { file: 'none', message: 'does not exist' },
      { file: 'Dockerfile/x', message: 'does not exist' },
    ]);
    assert.ok(has(run, 'dockerfile/floating-tag'));
  });

  it('is walked without what .gitignore names, unless it is named by hand', async () => {
    const here = folder({ '.git/HEAD': '', '.gitignore': 'out/\n', 'out/Dockerfile': floating, Dockerfile: clean });
    assert.equal((await lint(here)).files, 1);
    assert.deepEqual(filesOf(await lint(here, ['out'])), ['out/Dockerfile']);
    assert.deepEqual(filesOf(await lint(here, ['out/Dockerfile'])), ['out/Dockerfile']);
  });
});

describe('the exit code of lint', () => {
  const folder = folders();
  const cases: [severity: string, failOn: string | undefined, code: number][] = [
    ['off', undefined, 0],
    ['error', undefined, 1],
    ['warning', undefined, 1],
    ['information', undefined, 0],
    ['hint', undefined, 0],
    ['error', 'error', 1],
    ['warning', 'error', 0],
    ['warning', 'warning', 1],
    ['information', 'warning', 0],
    ['information', 'information', 1],
    ['hint', 'information', 0],
    ['hint', 'hint', 1],
    ['error', 'never', 0],
  ];
  for (const [severity, failOn, code] of cases) {
    it(`is ${code} for a finding of severity ${severity} with --fail-on ${failOn ?? 'left out'}`, async () => {
      const here = folder({ Dockerfile: floating, '.plimsoll.yaml': `rules: {dockerfile/floating-tag: ${severity}}` });
      const run = await lint(here, failOn ? ['--fail-on', failOn] : []);
      assert.equal(has(run, 'dockerfile/floating-tag'), severity !== 'off');
      assert.equal(run.code, code);
    });
  }

  it('is 2 for a bad configuration, which is named with its line', async () => {
    const here = folder({ Dockerfile: clean, '.plimsoll.yaml': '# ours\npreset: loose\n' });
    const run = await lint(here);
    assert.equal(run.code, 2);
    const message =
      '`loose` is no preset: write recommended, strict, all, pod-security-baseline or pod-security-restricted';
    assert.equal(run.err, `plimsoll: .plimsoll.yaml:2:1: ${message}\n`);
    assert.deepEqual(run.errors, [{ file: '.plimsoll.yaml', line: 2, column: 1, message }]);
  });

  it('is 2 for a bad configuration of another tool, too', async () => {
    const run = await lint(folder({ Dockerfile: clean, '.hadolint.yaml': 'ignored:\n  - 7\n' }));
    assert.equal(run.code, 2);
    assert.equal(run.err, 'plimsoll: .hadolint.yaml:2:5: must be a string, not `7`\n');
  });

  it('is 2 for a rule that threw, while all others report', async () => {
    const throwing: RegisteredRule = {
      id: 'dockerfile/throws',
      page: '',
      rule: {
        title: 'Throws',
        burden: 'build',
        severity: 'hint',
        preset: 'recommended',
        on: {
          'dockerfile:from': () => {
            throw new Error('not today');
          },
        },
      },
    };
    const list = rules as RegisteredRule[];
    list.push(throwing);
    try {
      const run = await lint(folder({ Dockerfile: floating }));
      assert.equal(run.code, 2);
      assert.match(run.err, /^plimsoll: Dockerfile: rule dockerfile\/throws failed: Error: not today\n/u);
      assert.ok(has(run, 'dockerfile/floating-tag'));
    } finally {
      list.pop();
    }
  });
});

describe('the configuration of lint', () => {
  const folder = folders();
  const files = {
    Dockerfile: floating,
    '.plimsoll.yaml': 'rules: {dockerfile/floating-tag: hint}',
    'other.yaml': 'rules: {dockerfile/floating-tag: off}',
  };
  const severity = ({ findings }: Json) => findings.find(({ rule }) => rule === 'dockerfile/floating-tag')?.severity;

  it('is the one beside the file', async () => assert.equal(severity(await lint(folder(files))), 'hint'));

  it('is the one that --config names, and no other', async () => {
    assert.equal(severity(await lint(folder(files), ['--config', 'other.yaml'])), undefined);
    assert.equal(severity(await lint(folder(files), ['-c', './other.yaml'])), undefined);
  });

  it('is trouble where --config names none', async () => {
    const run = await lint(folder(files), ['--config', 'none.yaml']);
    assert.equal(run.code, 2);
    assert.equal(run.err, 'plimsoll: none.yaml:1:1: does not exist\n');
    assert.equal(severity(run), 'warning', 'the defaults are in force');
  });

  it('leaves the preset to --preset', async () => {
    const few = await lint(folder({ Dockerfile: floating }));
    const many = await lint(folder({ Dockerfile: floating, '.plimsoll.yaml': 'preset: recommended' }), [
      '--preset',
      'all',
    ]);
    assert.ok(!has(few, 'dockerfile/missing-digest'));
    assert.ok(has(many, 'dockerfile/missing-digest'));
  });
});

describe('lint --fix', () => {
  const folder = folders();
  const text = [
    '# plimsoll ignore=dockerfile/floating-tag -- this fix is safe',
    'FROM debian:12.5',
    'WORKDIR /',
    '# this fix is not',
    'RUN cd /srv && make',
    'RUM make',
    '',
  ];
  const before = text.join('\r\n');
  const safelyFixed = text.slice(1).join('\r\n');
  const config = { '.plimsoll.yaml': 'rules: {dockerfile/cd-in-run: warning}' };
  const written = (here: string) => readFileSync(path.join(here, 'Dockerfile'), 'utf8');

  it('applies the safe fixes, keeps line ends, mark and mode, and reports what is left where it stands now', async () => {
    const here = folder({ Dockerfile: `\uFEFF${before}`, ...config });
    const file = path.join(here, 'Dockerfile');
    chmodSync(file, 0o640);
    const run = await lint(here, ['--fix']);
    assert.equal(written(here), `\uFEFF${safelyFixed}`);
    assert.equal(statSync(file).mode & 0o777, 0o640);
    const lines = run.findings.map(({ rule, line }) => `${rule} ${line}`);
    assert.ok(lines.includes('dockerfile/cd-in-run 4') && lines.includes('dockerfile/syntax 5'), lines.join());
    assert.ok(!has(run, 'suppression/unused'));
    assert.equal(run.code, 1);
  });

  it('applies the others with --fix-unsafe', async () => {
    const here = folder({ Dockerfile: before, ...config });
    const run = await lint(here, ['--fix-unsafe']);
    assert.match(written(here), /^FROM debian[\s\S]*WORKDIR \/srv\r\nRUN make\r\n/u);
    assert.ok(!has(run, 'dockerfile/cd-in-run'));
  });

  it('touches no file that has nothing to fix', async () => {
    const here = folder({ Dockerfile: clean, 'a/Dockerfile': new Uint8Array([0, 1]) });
    const times = () => ['Dockerfile', 'a/Dockerfile'].map((name) => statSync(path.join(here, name)).mtimeMs);
    const before = times();
    await lint(here, ['--fix-unsafe']);
    assert.deepEqual(times(), before);
  });
});

describe('lint --stdin', () => {
  const folder = folders();
  const stdin = (name: string) => ['--stdin', '--stdin-filename', name];
  const mark = [0xef, 0xbb, 0xbf];

  it('lints the text under the name that is given', async () => {
    const here = folder({ '.plimsoll.yaml': 'rules: {dockerfile/floating-tag: error}' });
    const run = await lint(here, stdin('a/Dockerfile'), floating);
    assert.deepEqual(filesOf(run), ['a/Dockerfile']);
    assert.equal(run.findings.find(({ rule }) => rule === 'dockerfile/floating-tag')?.severity, 'error');
    assert.equal(run.code, 1);
  });

  it('wins over what is on the disk', async () => {
    const here = folder({ Dockerfile: floating });
    assert.equal((await lint(here, stdin('Dockerfile'), clean)).code, 0);
  });

  it('counts columns behind a byte order mark', async () => {
    const run = await lint(folder(), stdin('Dockerfile'), new Uint8Array([...mark, ...Buffer.from(floating)]));
    const { line, column } = run.findings.find(({ rule }) => rule === 'dockerfile/floating-tag')!;
    assert.deepEqual([line, column], [1, 11]);
  });

  it('is judged like a file where it is no text', async () => {
    const run = await lint(folder(), stdin('Dockerfile'), new Uint8Array([0x46, 0xe9, 0x0a]));
    assert.deepEqual(
      run.findings.map(({ rule, line, column }) => [rule, line, column]),
      [['dockerfile/syntax', 1, 1]],
    );
    assert.equal(run.code, 1);
  });

  it('prints the text with its fixes, and its findings elsewhere', async () => {
    const text = '# plimsoll ignore=dockerfile/floating-tag -- no more\nFROM debian:12.5\nRUM make\n';
    const run = await plimsoll(folder(), ['lint', '--fix-unsafe', ...stdin('Dockerfile')], text);
    assert.equal(run.out, 'FROM debian:12.5\nRUM make\n');
    assert.match(run.err, /^Dockerfile:2:1: error dockerfile\/syntax: /mu);
    assert.equal(run.code, 1);
  });

  const untouched: [what: string, name: string, bytes: Uint8Array][] = [
    ['there is nothing to fix', 'Dockerfile', new Uint8Array([...mark, ...Buffer.from('FROM scratch\r\n')])],
    ['no language knows the name', 'x.txt', new Uint8Array([0x61, 0xe9, 0x0a])],
    ['it is no text', 'Dockerfile', new Uint8Array([0x46, 0xe9, 0, 1])],
    ['the configuration ignores it', 'ignored/Dockerfile', Buffer.from('FROM debian:12.5\nRUN cd /srv && make\n')],
  ];
  for (const [what, name, bytes] of untouched) {
    it(`is passed through byte for byte where ${what}`, async () => {
      const here = folder({ '.plimsoll.yaml': 'ignore: ignored/' });
      const run = await plimsoll(here, ['lint', '--fix-unsafe', ...stdin(name)], bytes);
      assert.deepEqual([...run.bytes], [...bytes]);
    });
  }
});
