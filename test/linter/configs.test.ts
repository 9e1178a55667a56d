import assert from 'node:assert/strict';
import { encodePath } from '../../server/src/core/uri.ts';
import { register, toyRule } from '../core/toy.ts';
import { memoryUri } from '../memory-host.ts';
import { type Files, faults, findings, toyLinter } from './toy-linter.ts';

const text = 'r\ns\na\n';
const recommended = ['toy/r: warning'];
const strict = ['toy/r: warning', 'toy/s: warning'];
const all = ['toy/r: warning', 'toy/s: warning', 'toy/a: hint'];

describe('configuration files', () => {
  const cases: [name: string, files: Files, path: string, found: readonly string[]][] = [
    ['need not be there', {}, 'a/b/x.toy', recommended],
    ['speak of their folder', { '.plimsoll.yaml': 'preset: strict' }, 'x.toy', strict],
    ['speak of the folders below', { '.plimsoll.yaml': 'preset: strict' }, 'a/b/x.toy', strict],
    ['do not speak of the folders beside', { 'a/.plimsoll.yaml': 'preset: strict' }, 'b/x.toy', recommended],
    ['may be called .yml', { '.plimsoll.yml': 'preset: strict' }, 'x.toy', strict],
    [
      'called .yaml win over those called .yml',
      { '.plimsoll.yml': 'preset: all', '.plimsoll.yaml': 'preset: strict' },
      'x.toy',
      strict,
    ],
    [
      'win over those of the folders above',
      { '.plimsoll.yaml': 'preset: all', 'a/.plimsoll.yaml': 'preset: strict', 'a/b/.plimsoll.yaml': 'rules: {}' },
      'a/b/x.toy',
      strict,
    ],
    [
      'keep what those above say and they do not',
      {
        '.plimsoll.yaml': 'preset: strict\nrules:\n  toy/r: error\n  toy/s: hint\n',
        'a/.plimsoll.yaml': 'rules:\n  toy/s: information\n',
      },
      'a/x.toy',
      ['toy/r: error', 'toy/s: information'],
    ],
    [
      'lay options over those from above one by one',
      {
        '.plimsoll.yaml': 'rules:\n  toy/longest:\n    length: 2\n',
        'a/.plimsoll.yaml': 'rules:\n  toy/longest: error\n',
      },
      'a/long.toy',
      ['toy/longest: error'],
    ],
    [
      'switch on again what was off above',
      { '.plimsoll.yaml': 'rules:\n  toy/r: off\n', 'a/.plimsoll.yaml': 'rules:\n  toy/r: on\n' },
      'a/x.toy',
      recommended,
    ],
    ['name rules by alias', { '.plimsoll.yaml': 'rules:\n  peer/R1: off\n' }, 'x.toy', []],
    [
      'above the root of the repository are not read',
      { '.plimsoll.yaml': 'preset: all', 'repo/.git/HEAD': '', 'repo/a/y.toy': '' },
      'repo/a/x.toy',
      recommended,
    ],
    [
      'at the root of the repository are read',
      { '.plimsoll.yaml': 'preset: all', 'repo/.git/HEAD': '', 'repo/.plimsoll.yaml': 'preset: strict' },
      'repo/a/x.toy',
      strict,
    ],
    [
      'of a work tree stop where its file .git stands',
      { '.plimsoll.yaml': 'preset: all', 'tree/.git': 'gitdir: elsewhere' },
      'tree/a/x.toy',
      recommended,
    ],
    ['of a folder with a space', { 'a b/.plimsoll.yaml': 'preset: strict' }, 'a b/c%d/x.toy', strict],
    ['may be empty', { '.plimsoll.yaml': '' }, 'x.toy', recommended],
    ['may hold nothing but a comment', { '.plimsoll.yaml': '# nothing yet\n' }, 'x.toy', recommended],
    ['may begin with a byte order mark', { '.plimsoll.yaml': '\uFEFFpreset: strict\r\n' }, 'x.toy', strict],
  ];
  for (const [name, files, path, expected] of cases) {
    it(name, async () => {
      const linter = toyLinter(encoded({ [path]: path.endsWith('long.toy') ? 'word' : text, ...files }));
      assert.deepEqual(await findings(linter, encodePath(path)), expected);
      assert.deepEqual(faults(linter), []);
    });
  }
});

/** Paths as they are in URIs. */
function encoded(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [encodePath(path), content]));
}

describe('overrides', () => {
  const config = [
    'overrides:',
    '  - files: "*.gen.toy"',
    '    rules: {toy/r: off}',
    '  - files: [test/**, "!test/real/", "!test/real/**"]',
    '    preset: all',
    '  - files: test/hot/**',
    '    rules: {toy/r: error, toy/a: off}',
    '',
  ].join('\n');
  const cases: [path: string, found: readonly string[]][] = [
    ['x.toy', recommended],
    ['deep/x.gen.toy', []],
    ['test/x.toy', all],
    ['test/real/x.toy', recommended],
    ['deep/test/x.toy', recommended],
    ['test/hot/x.toy', ['toy/r: error', 'toy/s: warning']],
    ['test/x.gen.toy', ['toy/s: warning', 'toy/a: hint']],
  ];
  for (const [path, expected] of cases) {
    it(`give ${path} ${expected.length} of the rules`, async () => {
      assert.deepEqual(await findings(toyLinter({ [path]: text, '.plimsoll.yaml': config }), path), expected);
    });
  }

  it('are relative to their own file, and weaker than a configuration further in', async () => {
    const linter = toyLinter({
      '.plimsoll.yaml': 'overrides:\n  - files: a/x.toy\n    preset: all\n',
      'a/.plimsoll.yaml': 'overrides:\n  - files: x.toy\n    preset: strict\n',
      'a/x.toy': text,
      'a/a/x.toy': text,
    });
    assert.deepEqual(await findings(linter, 'a/x.toy'), strict);
    assert.deepEqual(await findings(linter, 'a/a/x.toy'), strict, 'a pattern without a slash speaks of every folder');
  });
});

describe('options that rules share', () => {
  const length = { description: 'How long.', default: 3, shared: 'toy.length' } as const;
  const long = (name: string) =>
    toyRule({
      title: 'Longer than allowed',
      burden: 'build',
      severity: 'warning',
      preset: 'recommended',
      aliases: [`kube-linter/${name}`],
      options: { length },
      on: {
        'toy:word'({ text, span }, { options, report }) {
          if (text.length > options.length) report(span, `is longer than ${options.length}`);
        },
      },
    });
  const rules = register({ 'toy/one': long('one'), 'toy/two': long('two') });

  it('are weaker than those of one rule, and than a configuration further in', async () => {
    const linter = toyLinter(
      {
        '.plimsoll.yaml':
          'toy: {length: 5}\nrules:\n  toy/two: {length: 1}\noverrides: [{files: b, toy: {length: 1}}]\n',
        'a/.plimsoll.yaml': 'toy: {length: 1}\n',
        'x.toy': 'word',
        'a/x.toy': 'word',
        'b/x.toy': 'word',
      },
      { rules },
    );
    const both = ['toy/one: warning', 'toy/two: warning'];
    assert.deepEqual(await findings(linter, 'x.toy'), ['toy/two: warning']);
    assert.deepEqual(await findings(linter, 'a/x.toy'), both);
    assert.deepEqual(await findings(linter, 'b/x.toy'), both);
  });

  it('leave rules off that the file of another tool switches off', async () => {
    const linter = toyLinter(
      {
        '.plimsoll.yaml': 'toy: {length: 1}\n',
        '.kube-linter.yaml': 'checks: {exclude: [one]}\n',
        'x.toy': 'word',
      },
      { rules },
    );
    assert.deepEqual(await findings(linter, 'x.toy'), ['toy/two: warning']);
  });
});

describe('ignored paths', () => {
  const cases: [ignore: string, path: string, linted: boolean][] = [
    ['vendor/', 'vendor/a/x.toy', false],
    ['vendor/', 'deep/vendor/x.toy', false],
    ['/vendor/', 'deep/vendor/x.toy', true],
    ['"*.gen.toy"', 'a/x.gen.toy', false],
    ['a/*.toy', 'a/x.toy', false],
    ['a/*.toy', 'a/b/x.toy', true],
    ['[a, "!a/x.toy"]', 'a/y.toy', false],
    ['["*.toy", "!x.toy"]', 'a/x.toy', true],
    ['x.toy', 'a/xx.toy', true],
  ];
  for (const [ignore, path, linted] of cases) {
    it(`${ignore} ${linted ? 'leaves' : 'takes out'} ${path}`, async () => {
      const linter = toyLinter({ [path]: text, '.plimsoll.yaml': `ignore: ${ignore}\n` });
      assert.deepEqual(await findings(linter, path), linted ? recommended : []);
      assert.equal((await linter.lint(memoryUri(path))).language, linted ? 'toy' : undefined);
    });
  }

  it('are taken back by a configuration further in', async () => {
    const linter = toyLinter({
      '.plimsoll.yaml': 'ignore: "*.toy"',
      'a/.plimsoll.yaml': 'ignore: "!x.toy"',
      'a/x.toy': text,
      'a/y.toy': text,
    });
    assert.deepEqual(await findings(linter, 'a/x.toy'), recommended);
    assert.deepEqual(await findings(linter, 'a/y.toy'), []);
  });
});

describe('extending', () => {
  const cases: [name: string, files: Files, path: string, found: readonly string[]][] = [
    [
      'lays a configuration over another',
      { '.plimsoll.yaml': 'extends: shared/base.yaml\nrules: {toy/s: off}', 'shared/base.yaml': 'preset: all' },
      'x.toy',
      ['toy/r: warning', 'toy/a: hint'],
    ],
    [
      'lets the last of several win',
      {
        '.plimsoll.yaml': 'extends: [one.yaml, two.yaml]',
        'one.yaml': 'preset: all\nrules: {toy/r: error}',
        'two.yaml': 'preset: strict',
      },
      'x.toy',
      ['toy/r: error', 'toy/s: warning'],
    ],
    [
      'goes on from file to file, each relative to its own folder',
      {
        'a/.plimsoll.yaml': 'extends: ../shared/one.yaml',
        'shared/one.yaml': 'extends: ./more/two.yaml',
        'shared/more/two.yaml': 'preset: strict',
      },
      'a/x.toy',
      strict,
    ],
    [
      'takes one base by two ways',
      {
        '.plimsoll.yaml': 'extends: [one.yaml, two.yaml]',
        'one.yaml': 'extends: base.yaml',
        'two.yaml': 'extends: base.yaml',
        'base.yaml': 'preset: strict',
      },
      'x.toy',
      strict,
    ],
  ];
  for (const [name, files, path, expected] of cases) {
    it(name, async () => {
      const linter = toyLinter({ [path]: text, ...files });
      assert.deepEqual(await findings(linter, path), expected);
      assert.deepEqual(faults(linter), []);
    });
  }
});

describe('a faulty configuration', () => {
  const cases: [name: string, files: Files, fault: string, found: readonly string[]][] = [
    [
      'says where a rule is not known',
      { '.plimsoll.yaml': 'preset: strict\nrules:\n  toy/s: hint\n  toy/none: off\n' },
      '.plimsoll.yaml 4:3 `toy/none` is no rule',
      ['toy/r: warning', 'toy/s: hint'],
    ],
    [
      'says where a preset is not known',
      { '.plimsoll.yaml': '# ours\npreset: loose\n' },
      '.plimsoll.yaml 2:1 `loose` is no preset: write recommended, strict, all, pod-security-baseline or pod-security-restricted',
      recommended,
    ],
    [
      'says where an option does not fit, and keeps its default',
      { '.plimsoll.yaml': 'rules:\n  toy/longest: {length: 0}\n' },
      '.plimsoll.yaml 2:17 `length` of toy/longest must be at least 1',
      recommended,
    ],
    [
      'says where an item does not fit',
      { '.plimsoll.yaml': 'ignore:\n  - a\n  - 7\n' },
      '.plimsoll.yaml 3:5 must be a string, not `7`',
      recommended,
    ],
    [
      'says where an override does not fit',
      { '.plimsoll.yaml': 'overrides:\n  - files: "*"\n    rule: {}\n' },
      '.plimsoll.yaml 3:5 `rule` is not known here: write files, preset or rules',
      recommended,
    ],
    [
      'is no mapping',
      { '.plimsoll.yaml': '- strict\n' },
      '.plimsoll.yaml 1:1 must be a mapping, not `["strict"]`',
      recommended,
    ],
    [
      'extends what is not there',
      { '.plimsoll.yaml': 'preset: strict\nextends:\n  - ./none.yaml\n' },
      '.plimsoll.yaml 3:5 `./none.yaml` does not exist',
      strict,
    ],
    [
      'extends itself',
      { '.plimsoll.yaml': 'extends: .plimsoll.yaml\npreset: strict' },
      '.plimsoll.yaml 1:10 `.plimsoll.yaml` extends itself',
      strict,
    ],
    [
      'extends itself by another',
      { '.plimsoll.yaml': 'extends: a.yaml', 'a.yaml': 'preset: strict\nextends: .plimsoll.yaml' },
      'a.yaml 2:10 `.plimsoll.yaml` extends itself',
      strict,
    ],
    [
      'has a fault in what it extends',
      { '.plimsoll.yaml': 'extends: a.yaml\npreset: strict', 'a.yaml': 'presets: all' },
      'a.yaml 1:1 `presets` is not known here: write extends, preset, rules, overrides or ignore',
      strict,
    ],
    [
      'is binary',
      { '.plimsoll.yaml': new Uint8Array([0, 1]) },
      '.plimsoll.yaml 1:1 is a binary file, not text',
      recommended,
    ],
  ];
  for (const [name, files, fault, expected] of cases) {
    it(name, async () => {
      const linter = toyLinter({ 'x.toy': text, ...files });
      assert.deepEqual(await findings(linter, 'x.toy'), expected);
      assert.deepEqual(faults(linter), [fault]);
    });
  }

  it('that cannot be read as YAML leaves the defaults and those above in force', async () => {
    const linter = toyLinter({
      '.plimsoll.yaml': 'preset: strict',
      'a/.plimsoll.yaml': 'preset: [all\n',
      'a/x.toy': text,
    });
    assert.deepEqual(await findings(linter, 'a/x.toy'), strict);
    assert.equal(faults(linter).length, 1);
    assert.match(faults(linter)[0]!, /^a\/\.plimsoll\.yaml 2:1 \w/u);
  });

  it('with an endless alias is refused', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe']) bomb.push(`${name}: &${name} [${`*${of}, `.repeat(10)}]`);
    const linter = toyLinter({ '.plimsoll.yaml': bomb.join('\n'), 'x.toy': text });
    assert.deepEqual(await findings(linter, 'x.toy'), recommended);
    assert.equal(faults(linter).length, 1);
  });

  it('that cannot be read at all is reported', async () => {
    const linter = toyLinter(
      { '.plimsoll.yaml': '', 'x.toy': text },
      {
        host: (host) => ({
          ...host,
          async read(uri) {
            if (uri.endsWith('.yaml')) throw new Error('EACCES: permission denied');
            return host.read(uri);
          },
        }),
      },
    );
    assert.deepEqual(await findings(linter, 'x.toy'), recommended);
    assert.deepEqual(faults(linter), ['.plimsoll.yaml 1:1 cannot be read: EACCES: permission denied']);
  });

  it('is reported once, however many files it speaks of', async () => {
    const linter = toyLinter({ '.plimsoll.yaml': 'presets: all', 'x.toy': text, 'a/y.toy': text });
    await findings(linter, 'x.toy');
    await findings(linter, 'a/y.toy');
    assert.equal(faults(linter).length, 1);
  });
});

describe('what the caller sets over the configuration', () => {
  const files = {
    '.plimsoll.yaml': 'preset: all\nrules: {toy/r: error}',
    'ci.yaml': 'preset: strict',
    'a/x.toy': text,
  };

  it('is the preset, while rules keep what is said of them', async () => {
    const linter = toyLinter(files, { overriding: { preset: 'recommended' } });
    assert.deepEqual(await findings(linter, 'a/x.toy'), ['toy/r: error']);
  });

  it('is the one configuration to use', async () => {
    const linter = toyLinter(files, { overriding: { config: memoryUri('ci.yaml') } });
    assert.deepEqual(await findings(linter, 'a/x.toy'), strict);
  });

  it('is reported where there is no such configuration', async () => {
    const linter = toyLinter(files, { overriding: { config: memoryUri('none.yaml') } });
    assert.deepEqual(await findings(linter, 'a/x.toy'), recommended);
    assert.deepEqual(faults(linter), ['none.yaml 1:1 does not exist']);
  });
});

describe('a change of the configuration', () => {
  it('counts for all files from then on', async () => {
    const linter = toyLinter({ 'a/x.toy': text });
    assert.deepEqual(await findings(linter, 'a/x.toy'), recommended);
    linter.files.set('.plimsoll.yaml', 'preset: strict');
    assert.deepEqual(await findings(linter, 'a/x.toy'), recommended, 'until it is told');
    assert.equal(linter.changed(memoryUri('.plimsoll.yaml')), true);
    assert.deepEqual(await findings(linter, 'a/x.toy'), strict);
    linter.files.set('.plimsoll.yaml', 'presets: strict');
    linter.changed(memoryUri('.plimsoll.yaml'));
    assert.deepEqual(await findings(linter, 'a/x.toy'), recommended);
    assert.equal(faults(linter).length, 1);
    linter.files.delete('.plimsoll.yaml');
    linter.changed(memoryUri('.plimsoll.yaml'));
    assert.deepEqual(await findings(linter, 'a/x.toy'), recommended);
    assert.deepEqual(faults(linter), []);
  });
});
