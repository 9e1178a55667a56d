import assert from 'node:assert/strict';
import { type Files, folders, plimsoll } from './terminal.ts';

describe('a bad configuration', () => {
  const folder = folders();
  const presets = 'write recommended, strict, all, pod-security-baseline or pod-security-restricted';
  const severities = 'write error, warning, information, hint, on or off';
  const deep = (count: number) => `rules: ${'['.repeat(count)}`;

  /** What is told on standard error, each fault with its file, line and column. */
  const cases: [what: string, files: Files, told: string | RegExp][] = [
    [
      'an unknown key',
      { '.plimsoll.yaml': '# ours\npresets: all\n' },
      '.plimsoll.yaml:2:1: `presets` is not known here: write extends, preset, rules, overrides, ignore or kubernetes',
    ],
    [
      'an unknown preset',
      { '.plimsoll.yaml': 'preset: loose\n' },
      `.plimsoll.yaml:1:1: \`loose\` is no preset: ${presets}`,
    ],
    [
      'a misspelt rule',
      { '.plimsoll.yaml': 'rules:\n  dockerfile/floatng-tag: off\n' },
      '.plimsoll.yaml:2:3: `dockerfile/floatng-tag` is no rule: did you mean dockerfile/floating-tag?',
    ],
    [
      'an unknown severity',
      { '.plimsoll.yaml': 'rules:\n  dockerfile/floating-tag: warn\n' },
      `.plimsoll.yaml:2:3: \`warn\` is no severity: ${severities}`,
    ],
    [
      'an unknown option',
      { '.plimsoll.yaml': 'rules:\n  kubernetes/missing-memory-limit:\n    limits: 1Gi\n' },
      '.plimsoll.yaml:3:5: `limits` is no option of kubernetes/missing-memory-limit: it has limit',
    ],
    [
      'an option of a wrong type',
      { '.plimsoll.yaml': 'rules:\n  kubernetes/missing-memory-limit: {limit: 1}\n' },
      '.plimsoll.yaml:2:37: `limit` of kubernetes/missing-memory-limit must be a string',
    ],
    [
      'a list of rules',
      { '.plimsoll.yaml': 'rules: [dockerfile/floating-tag]\n' },
      '.plimsoll.yaml:1:1: must be a mapping, not `["dockerfile/floating-tag"]`',
    ],
    [
      'a number to ignore',
      { '.plimsoll.yaml': 'ignore:\n  - a\n  - 7\n' },
      '.plimsoll.yaml:3:5: must be a string, not `7`',
    ],
    [
      'an override without files',
      { '.plimsoll.yaml': 'overrides:\n  - preset: all\n' },
      '.plimsoll.yaml:2:5: says nowhere for which `files`',
    ],
    [
      'a list at the top',
      { '.plimsoll.yaml': '- preset\n' },
      '.plimsoll.yaml:1:1: must be a mapping, not `["preset"]`',
    ],
    [
      'a key that stands twice',
      { '.plimsoll.yaml': 'preset: all\npreset: all\n' },
      '.plimsoll.yaml:2:1: this key stands here twice',
    ],
    [
      'two documents',
      { '.plimsoll.yaml': 'preset: all\n---\npreset: all\n' },
      '.plimsoll.yaml:2:1: a second document begins here, which nobody reads: put everything into one',
    ],
    ['broken YAML', { '.plimsoll.yaml': 'preset: [all\n' }, /^\.plimsoll\.yaml:2:1: .+$/u],
    [
      'nesting without end',
      { '.plimsoll.yaml': deep(10_000) },
      /^\.plimsoll\.yaml:1:\d+: this is nested too deeply to be read$/u,
    ],
    [
      'length without end',
      { '.plimsoll.yaml': 'a: 1\n'.repeat(1_000_000) },
      '.plimsoll.yaml:1:1: is longer than 128 KiB, which no configuration has to be: it is not read',
    ],
    [
      'a value that holds itself',
      { '.plimsoll.yaml': 'ignore: &a [*a]\n' },
      /^\.plimsoll\.yaml:1:\d+: must be a string, not `a value that holds itself`$/u,
    ],
    [
      'another encoding',
      { '.plimsoll.yaml': Buffer.from('\uFEFFpreset: all\n', 'utf16le') },
      /^\.plimsoll\.yaml:1:1: is UTF-16 text/u,
    ],
    ['a folder in its place', { '.plimsoll.yaml/x': '' }, '.plimsoll.yaml:1:1: cannot be read: it is no file'],
    [
      'a base that is not there',
      { '.plimsoll.yaml': 'extends: none.yaml\n' },
      '.plimsoll.yaml:1:10: `none.yaml` does not exist',
    ],
    [
      'a base that extends it',
      { '.plimsoll.yaml': 'extends: a.yaml\n', 'a.yaml': '\nextends: .plimsoll.yaml\n' },
      'a.yaml:2:10: `.plimsoll.yaml` extends itself',
    ],
    [
      'a fault of hadolint’s',
      { '.hadolint.yaml': 'ignored:\n  - 3006\n' },
      '.hadolint.yaml:2:5: must be a string, not `3006`',
    ],
    [
      'broken YAML of hadolint’s',
      { '.hadolint.yml': deep(10_000) },
      /^\.hadolint\.yml:1:\d+: this is nested too deeply to be read$/u,
    ],
    [
      'a fault of KubeLinter’s',
      { '.kube-linter.yaml': 'checks:\n  exclude: [1]\n' },
      '.kube-linter.yaml:2:13: must be a string, not `1`',
    ],
  ];
  for (const [what, files, told] of cases) {
    it(`is named with its place, and leaves the defaults in force: ${what}`, async () => {
      const { code, out, err } = await plimsoll(folder({ Dockerfile: 'FROM node:latest\n', ...files }), ['lint']);
      assert.ok(err.startsWith('plimsoll: ') && err.endsWith('\n'), err);
      const message = err.slice('plimsoll: '.length, -1);
      if (typeof told === 'string') assert.equal(message, told);
      else assert.match(message, told);
      assert.match(out, /^Dockerfile:1:11: warning dockerfile\/floating-tag: /mu);
      assert.doesNotMatch(out, /missing-digest/u, 'the preset is the default one');
      assert.equal(code, 2);
    });
  }

  it('may extend itself by so many ways that they are not all gone', async () => {
    const bases = Array.from({ length: 40 }, (_, n) => [`a${n}.yaml`, `extends: [a${n + 1}.yaml, a${n + 1}.yaml]\n`]);
    const files = { ...Object.fromEntries(bases), 'a40.yaml': '', '.plimsoll.yaml': 'extends: a0.yaml\n' };
    const { code, err } = await plimsoll(folder({ Dockerfile: 'FROM scratch\n', ...files }), ['lint', 'Dockerfile']);
    assert.match(err, /is not read: at most 100 files may be extended/u);
    assert.equal(code, 2);
  });
});
