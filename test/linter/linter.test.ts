import assert from 'node:assert/strict';
import { remove } from '../../server/src/core/edit.ts';
import { safe } from '../../server/src/core/fix.ts';
import type { Host } from '../../server/src/core/host.ts';
import type { AnyRule, ProjectFix } from '../../server/src/core/rule.ts';
import type { Report } from '../../server/src/linter/linter.ts';
import { maxFileSize } from '../../server/src/linter/text.ts';
import { register, reports, toyRule } from '../core/toy.ts';
import { memoryUri } from '../memory-host.ts';
import { findings, type ToyLinter, toyLinter, toyRules } from './toy-linter.ts';

describe('a file', () => {
  it('is read from the disk once', async () => {
    const linter = toyLinter({ 'x.toy': 'r' });
    assert.deepEqual(await findings(linter, 'x.toy'), ['toy/r: warning']);
    linter.files.set('x.toy', 'none');
    assert.deepEqual(await findings(linter, 'x.toy'), ['toy/r: warning'], 'until it is told');
    assert.equal(linter.changed(memoryUri('x.toy')), true, 'it told facts, so others may change');
    assert.deepEqual(await findings(linter, 'x.toy'), []);
  });

  it('that no language claims is passed over', async () => {
    const linter = toyLinter({ 'x.txt': 'r' });
    const { language, findings, trouble } = await linter.lint(memoryUri('x.txt'));
    assert.deepEqual({ language, findings, trouble }, { language: undefined, findings: [], trouble: undefined });
    assert.equal(await linter.fix(memoryUri('x.txt'), 'unsafe'), undefined);
  });

  it('that is not there has nothing to report', async () => {
    const linter = toyLinter({});
    const { language, findings, trouble } = await linter.lint(memoryUri('gone.toy'));
    assert.deepEqual({ language, findings, trouble }, { language: undefined, findings: [], trouble: undefined });
    assert.equal(await linter.fix(memoryUri('gone.toy'), 'unsafe'), undefined);
  });

  it('that is deleted loses its findings', async () => {
    const linter = toyLinter({ 'x.toy': 'r' });
    await findings(linter, 'x.toy');
    linter.files.delete('x.toy');
    linter.changed(memoryUri('x.toy'));
    assert.deepEqual(await findings(linter, 'x.toy'), []);
  });

  it('may be empty', async () => {
    const { language, findings, lines } = await toyLinter({ 'x.toy': '' }).lint(memoryUri('x.toy'));
    assert.deepEqual({ language, findings, lines }, { language: 'toy', findings: [], lines: [0] });
  });

  it('begins behind its byte order mark', async () => {
    const { findings } = await toyLinter({ 'x.toy': '\uFEFFr\r\n' }).lint(memoryUri('x.toy'));
    assert.deepEqual(findings[0]?.span, { start: 0, end: 1 });
  });

  it('with a rule that throws keeps the findings of the others', async () => {
    const rules = register({
      'toy/r': reports('r'),
      'toy/throws': reports('r', {
        on: {
          'toy:word': () => {
            throw new Error('no words, please');
          },
        },
      }),
    });
    const report = await toyLinter({ 'x.toy': 'r' }, { rules }).lint(memoryUri('x.toy'));
    assert.deepEqual(
      report.findings.map(({ rule }) => rule),
      ['toy/r'],
    );
    assert.deepEqual(
      report.errors.map(({ rule }) => rule),
      ['toy/throws'],
    );
  });
});

describe('what is no text', () => {
  const utf16 = (text: string, ...mark: number[]) => new Uint8Array([...mark, ...Buffer.from(text, 'utf16le')]);
  const cases: [name: string, content: Uint8Array, message: RegExp][] = [
    ['a binary file', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0]), /^is a binary file/u],
    ['UTF-16, little end first', utf16('r\n', 0xff, 0xfe), /^is UTF-16 text: save it as UTF-8/u],
    ['UTF-16, big end first', new Uint8Array([0xfe, 0xff, 0, 0x72]), /^is UTF-16 text/u],
    ['UTF-16 without a mark', utf16('r\n'), /^is UTF-16 text/u],
    ['UTF-16 without a mark, big end first', new Uint8Array([0, 0x72, 0, 0x0a]), /^is UTF-16 text/u],
    ['text with a zero in it', new Uint8Array([0x72, 0x0a, 0, 0x0a]), /^is a binary file/u],
    [
      'lines that end in carriage returns',
      new Uint8Array([0x72, 0x0d, 0x72, 0x0d]),
      /^ends its lines with carriage returns/u,
    ],
    ['Latin 1', new Uint8Array([0x23, 0x20, 0xe9, 0x0a]), /^is not UTF-8 text: save it as UTF-8/u],
    ['UTF-8 that is cut short', new Uint8Array([0x72, 0xc3]), /^is not UTF-8 text/u],
  ];
  for (const [name, content, message] of cases) {
    it(`is reported at its start: ${name}`, async () => {
      const linter = toyLinter({ 'x.toy': content, 'y.txt': content });
      const { findings, language, trouble } = await linter.lint(memoryUri('x.toy'));
      assert.equal(language, 'toy');
      assert.equal(trouble, undefined);
      assert.deepEqual(
        findings.map(({ rule, span }) => [rule, span.start, span.end]),
        [['toy/problem', 0, 0]],
      );
      assert.match(findings[0]!.message, message);
      assert.equal(await linter.fix(memoryUri('x.toy'), 'unsafe'), undefined);
      assert.deepEqual((await linter.lint(memoryUri('y.txt'))).findings, [], 'unless no language claims it');
    });
  }
});

describe('what keeps a file from being linted', () => {
  async function troubleOf(linter: ToyLinter): Promise<string | undefined> {
    const { findings, trouble } = await linter.lint(memoryUri('x.toy'));
    assert.deepEqual(findings, []);
    assert.equal(await linter.fix(memoryUri('x.toy'), 'unsafe'), undefined);
    return trouble;
  }

  it('is its size, which is looked at before it is read', async () => {
    const host = (host: Host): Host => ({
      ...host,
      read: (uri) => (uri.endsWith('.toy') ? assert.fail('it is read') : host.read(uri)),
      stat: async () => ({ type: 'file', size: maxFileSize + 1, mtime: 0 }),
    });
    assert.match((await troubleOf(toyLinter({ 'x.toy': 'r' }, { host })))!, /^is 10 MiB large: files above 10 MiB/u);
  });

  it('is that it cannot be read', async () => {
    const host = (host: Host): Host => ({
      ...host,
      read: async (uri) => {
        if (uri.endsWith('.toy')) throw new Error('EIO: i/o error');
        return host.read(uri);
      },
    });
    assert.equal(await troubleOf(toyLinter({ 'x.toy': 'r' }, { host })), 'cannot be read: EIO: i/o error');
  });
});

describe('an open text', () => {
  it('wins over the disk until it is dropped', async () => {
    const linter = toyLinter({ 'x.toy': 'none' });
    linter.setText(memoryUri('x.toy'), 'r\nr');
    assert.equal((await findings(linter, 'x.toy')).length, 2);
    linter.files.set('x.toy', 'r');
    assert.equal(linter.changed(memoryUri('x.toy')), false, 'the disk does not count now');
    assert.equal((await findings(linter, 'x.toy')).length, 2);
    linter.dropText(memoryUri('x.toy'));
    assert.equal((await findings(linter, 'x.toy')).length, 1);
  });

  it('need not be on the disk', async () => {
    const linter = toyLinter({ '.plimsoll.yaml': 'rules: {toy/r: error}' });
    linter.setText(memoryUri('new.toy'), 'r');
    assert.deepEqual(await findings(linter, 'new.toy'), ['toy/r: error']);
    linter.dropText(memoryUri('new.toy'));
    assert.deepEqual(await findings(linter, 'new.toy'), []);
  });

  it('has a document to look at, and a closed file none', async () => {
    const linter = toyLinter({ 'x.toy': 'r', 'y.toy': 'r' });
    linter.setText(memoryUri('x.toy'), 'text');
    assert.equal((await linter.document(memoryUri('x.toy')))?.text, 'text');
    assert.equal(await linter.document(memoryUri('y.toy')), undefined);
  });

  it('that changes while it is read is not taken for the old one', async () => {
    let letGo = () => {};
    const waiting = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const host = (host: Host): Host => ({
      ...host,
      list: async (uri) => {
        await waiting;
        return host.list(uri);
      },
    });
    const linter = toyLinter({ 'x.toy': 'none' }, { host });
    const before = findings(linter, 'x.toy');
    linter.setText(memoryUri('x.toy'), 'r');
    const after = findings(linter, 'x.toy');
    letGo();
    assert.deepEqual(await before, []);
    assert.deepEqual(await after, ['toy/r: warning']);
    assert.deepEqual(await findings(linter, 'x.toy'), ['toy/r: warning']);
  });
});

describe('the project', () => {
  function projectLinter(files: Record<string, string>) {
    let runs = 0;
    const rules = register({
      'toy/shared': toyRule({
        title: 'Word in two files',
        burden: 'build',
        severity: 'warning',
        preset: 'recommended',
        project(all, { report }) {
          runs++;
          const words = [...all].flatMap(([uri, { data }]) => (data.toy ?? []).map((word) => ({ uri, ...word })));
          for (const { uri, name, at } of words) {
            const other = words.find((word) => word.name === name && word.uri !== uri);
            if (other) report(uri, at, `${name} stands elsewhere`, { related: [{ ...other, message: 'here' }] });
          }
        },
      }),
      'toy/r': reports('r'),
    });
    const linter = toyLinter(files, { rules });
    const spans = async (path: string) =>
      (await linter.lint(memoryUri(path))).findings.map(({ rule, span }) => `${rule} ${span.start}`);
    return { linter, spans, runs: () => runs };
  }

  async function lintAll({ lintAll, files }: ToyLinter): Promise<readonly Report[]> {
    const reports: Report[] = [];
    for await (const report of lintAll([...files.keys()].map(memoryUri))) reports.push(report);
    return reports;
  }

  it('shows rules its files by their names, whichever was read first', async () => {
    const orders: string[][] = [];
    const order = toyRule({
      title: 'Order',
      burden: 'build',
      severity: 'warning',
      preset: 'recommended',
      project: (files) => void orders.push([...files.keys()]),
    });
    const uris = ['b.toy', 'a/c.toy', 'a.toy'].map(memoryUri);
    for (const read of [uris, [...uris].reverse()]) {
      const linter = toyLinter(
        { 'b.toy': 'B', 'a/c.toy': 'C', 'a.toy': 'A' },
        { rules: register({ 'toy/order': order }) },
      );
      for (const uri of read) await linter.load(uri);
      await linter.lint(uris[0]!);
    }
    assert.deepEqual(orders, [[...uris].sort(), [...uris].sort()]);
  });

  it('is known whole before the first report', async () => {
    const { linter, runs } = projectLinter({ 'x.toy': 'A', 'y.toy': 'word\nA', 'z.toy': 'B' });
    const all = await lintAll(linter);
    assert.deepEqual(
      all.map(({ uri, findings }) => [uri, findings.map(({ span, related }) => [span.start, related[0]?.span.start])]),
      [
        [memoryUri('x.toy'), [[0, 5]]],
        [memoryUri('y.toy'), [[5, 0]]],
        [memoryUri('z.toy'), []],
      ],
    );
    assert.equal(runs(), 1);
  });

  it('is judged again only when something that its rules can see has changed', async () => {
    const { linter, spans, runs } = projectLinter({ 'x.toy': 'A', 'y.toy': 'A' });
    await lintAll(linter);
    const version = linter.projectVersion();
    linter.setText(memoryUri('x.toy'), 'typing\nr\nA');
    assert.deepEqual(await spans('x.toy'), ['toy/r 7', 'toy/shared 9'], 'places move with the text');
    assert.deepEqual(await spans('y.toy'), ['toy/shared 0']);
    assert.equal(runs(), 1);
    assert.equal(linter.projectVersion(), version);
    linter.setText(memoryUri('x.toy'), 'typing\nr\nB');
    assert.deepEqual(await spans('x.toy'), ['toy/r 7']);
    assert.deepEqual(await spans('y.toy'), []);
    assert.equal(runs(), 2);
    assert.notEqual(linter.projectVersion(), version);
  });

  it('loses what a deleted file told', async () => {
    const { linter, spans } = projectLinter({ 'x.toy': 'A', 'y.toy': 'A' });
    await lintAll(linter);
    linter.files.delete('y.toy');
    assert.equal(linter.changed(memoryUri('y.toy')), true);
    await linter.load(memoryUri('y.toy'));
    assert.deepEqual(await spans('x.toy'), []);
  });

  it('is judged again where a configuration changes', async () => {
    const { linter, spans } = projectLinter({ 'x.toy': 'A', 'y.toy': 'A' });
    await lintAll(linter);
    linter.files.set('.plimsoll.yaml', 'overrides:\n  - files: y.toy\n    rules: {toy/shared: off}');
    linter.changed(memoryUri('.plimsoll.yaml'));
    await lintAll(linter);
    assert.deepEqual(await spans('x.toy'), ['toy/shared 0']);
    assert.deepEqual(await spans('y.toy'), []);
  });

  it('forgets files that the configuration ignores from now on', async () => {
    const { linter, spans } = projectLinter({ 'x.toy': 'A', 'y.toy': 'A' });
    await lintAll(linter);
    linter.files.set('.plimsoll.yaml', 'ignore: y.toy');
    linter.changed(memoryUri('.plimsoll.yaml'));
    await lintAll(linter);
    assert.deepEqual(await spans('x.toy'), []);
  });

  it('names the rules that throw over it', async () => {
    const rules = register({
      'toy/throws': reports('r', {
        project() {
          throw new Error('no projects, please');
        },
      }),
    });
    const linter = toyLinter({ 'x.toy': 'A' }, { rules });
    await findings(linter, 'x.toy');
    assert.deepEqual(
      linter.projectErrors().map(({ rule }) => rule),
      ['toy/throws'],
    );
  });
});

describe('fixing a file', () => {
  const rules = register({
    'toy/long': toyRule({
      title: 'Two words',
      burden: 'build',
      severity: 'warning',
      preset: 'recommended',
      on: {
        'toy:word'({ text, span }, { report }) {
          const edits = [{ start: span.start, end: span.start + 2, text: '' }];
          if (text.startsWith('aa')) report(span, 'begins twice', { fixes: [{ title: 'Cut', safety: 'safe', edits }] });
          if (text.startsWith('bb'))
            report(span, 'begins twice', { fixes: [{ title: 'Cut', safety: 'unsafe', edits }] });
        },
      },
    }),
  });

  it('applies what is allowed and says what there was before', async () => {
    const linter = toyLinter({ 'x.toy': '\uFEFFaaaax\r\nbbbby\r\n' }, { rules });
    const before = 'aaaax\r\nbbbby\r\n';
    const uri = memoryUri('x.toy');
    assert.deepEqual(await linter.fix(uri, 'safe'), { text: 'x\r\nbbbby\r\n', applied: 2, before, bom: true });
    assert.deepEqual(await linter.fix(uri, 'unsafe'), { text: 'x\r\ny\r\n', applied: 4, before, bom: true });
    assert.equal(linter.files.get('x.toy'), `\uFEFF${before}`, 'writing is up to the caller');
  });

  it('leaves alone what is silenced, switched off or ignored', async () => {
    const uri = memoryUri('a/x.toy');
    const text = '# plimsoll ignore=toy/long -- on purpose\naax\naay';
    const fixed = async (config: string) => {
      const linter = toyLinter({ 'a/x.toy': text, '.plimsoll.yaml': config }, { rules });
      return (await linter.fix(uri, 'unsafe'))?.text;
    };
    assert.equal(await fixed(''), '# plimsoll ignore=toy/long -- on purpose\naax\ny');
    assert.equal(await fixed('rules: {toy/long: off}'), text);
    assert.equal(await fixed('ignore: a/'), undefined);
  });

  it('applies the fixes of project rules, and stops where the project has nothing more to say', async () => {
    const twice: AnyRule = {
      title: 'Said twice',
      burden: 'build',
      severity: 'warning',
      preset: 'recommended',
      project(files, { report }) {
        for (const [uri, { data }] of files) {
          for (const [index, { name, at }] of (data.toy ?? []).entries()) {
            const isTwice = [...files].some(
              ([other, { data }]) => other !== uri && data.toy?.some((word) => word.name === name),
            );
            const fix: ProjectFix = { title: 'Whisper', safety: 'safe', edits: [{ at, text: name.toLowerCase() }] };
            if (isTwice && index === 0) report(uri, at, 'is said twice', { fixes: [fix] });
          }
        }
      },
    };
    const files = { 'x.toy': 'AX\nBX\nCX', 'y.toy': 'AX\nBX\nDX' };
    const linter = toyLinter(files, { rules: register({ 'toy/twice': twice }) });
    for (const path of Object.keys(files)) await linter.load(memoryUri(path));
    assert.deepEqual(await linter.fix(memoryUri('x.toy'), 'safe'), {
      text: 'ax\nbx\nCX',
      applied: 2,
      before: files['x.toy'],
      bom: false,
    });
  });

  it('leaves an ignore comment that silences a project rule', async () => {
    const shout: AnyRule = {
      title: 'Shouted',
      burden: 'build',
      severity: 'warning',
      preset: 'recommended',
      project(files, { report }) {
        for (const [uri, { data }] of files) for (const { at } of data.toy ?? []) report(uri, at, 'is shouted');
      },
    };
    const unused = toyRule({
      title: 'Comment for nothing',
      burden: 'build',
      severity: 'warning',
      preset: 'recommended',
      on: {
        'suppression:unused': ({ name, removal }, { report }) =>
          report(name.span, 'silences nothing', { fixes: [safe('Remove it', remove(removal))] }),
      },
    });
    const text = '# plimsoll ignore=toy/shout -- on purpose\nAX\n# plimsoll ignore=toy/shout -- no more\nb';
    const linter = toyLinter(
      { 'x.toy': text },
      { rules: register({ 'toy/shout': shout, 'suppression/unused': unused }) },
    );
    const fixed = await linter.fix(memoryUri('x.toy'), 'safe');
    assert.equal(fixed?.text, '# plimsoll ignore=toy/shout -- on purpose\nAX\nb');
  });

  it('takes the open text before the disk', async () => {
    const linter = toyLinter({ 'x.toy': 'aax' }, { rules });
    linter.setText(memoryUri('x.toy'), 'aaopen');
    assert.equal((await linter.fix(memoryUri('x.toy'), 'safe'))?.text, 'open');
  });
});

describe('every file', () => {
  it('gives the same alone as among others', async () => {
    const files = {
      'x.toy': 'r\nA',
      'y.toy': 's\nA',
      '.plimsoll.yaml': 'preset: all',
      'a/.plimsoll.yaml': '',
      'a/z.toy': 'a',
    };
    const together = toyLinter(files, { rules: toyRules });
    const paths = ['x.toy', 'y.toy', 'a/z.toy'];
    const all: Report[] = [];
    for await (const report of together.lintAll(paths.map(memoryUri))) all.push(report);
    const alone = await Promise.all(paths.map((path) => toyLinter(files, { rules: toyRules }).lint(memoryUri(path))));
    assert.deepEqual(all, alone);
  });
});
