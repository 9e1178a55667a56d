import assert from 'node:assert/strict';
import { folders, plimsoll } from './terminal.ts';

/**
 * Texts that no person writes, each of which once took minutes, all memory or the stack. They are so large that time
 * which grows with the square of their size cannot be missed on any machine.
 */
describe('a text without end', function () {
  this.timeout(120_000);
  const folder = folders();

  function check(name: string, file: string, text: () => string, finding?: RegExp): void {
    it(name, async () => {
      const { code, out, err } = await plimsoll(folder({ [file]: text() }), ['lint', '--preset', 'all']);
      assert.equal(err, '');
      assert.notEqual(code, 2);
      if (finding) assert.match(out, finding);
    });
  }

  const each = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index + 1)).join('\n');

  describe('in a Dockerfile, may be', () => {
    const untagged = /^Dockerfile:\d+:6: warning dockerfile\/floating-tag: /mu;
    const dockerfile = (name: string, text: () => string, finding?: RegExp) =>
      check(name, 'Dockerfile', text, finding ?? untagged);
    const run = (unit: string, count: number, tail = '') => `FROM alpine\nRUN ${unit.repeat(count)}${tail}\n`;

    dockerfile('a RUN of many words', () => run('a b ', 1_250_000));
    dockerfile('a RUN of blanks', () => run(' ', 5_000_000, 'x'));
    dockerfile('a chain of commands', () => run('x && ', 1_000_000, 'y'));
    dockerfile('a pipeline', () => run('x | ', 1_000_000, 'y'));
    dockerfile('substitutions one within the other', () => run('$(', 1_000_000));
    dockerfile('substitutions one within the other that end', () => run('$(', 15_000, ')'.repeat(15_000)));
    dockerfile('quotes and backquotes', () => run('"`', 1_000_000));
    dockerfile('parameters one within the other', () => run('${a:-', 12_000));
    dockerfile('sums one within the other', () => run('$(( ', 15_000));
    dockerfile('functions one within the other', () => run('f() ', 15_000));
    dockerfile('substitutions that hold functions', () => run('', 0, `$(${'function f '.repeat(5_000)}`));
    dockerfile('heredocs on one line', () => run('<<A ', 100_000));
    dockerfile('flags on one line', () => `FROM alpine\nCOPY ${'--from=a '.repeat(100_000)}a /b\n`);
    dockerfile('sources on one line', () => `FROM alpine\nCOPY ${'a '.repeat(300_000)}/b/\n`);
    dockerfile('pairs on one line', () => `ARG ${'a=b '.repeat(150_000)}\nFROM alpine\n`);
    dockerfile('JSON on one line', () => `FROM alpine\nCMD [${'"a", '.repeat(150_000)}"b"]\n`);
    dockerfile('continued lines', () => `FROM alpine\nRUN a \\\n${'  b \\\n'.repeat(300_000)}  c\n`);
    dockerfile('empty lines between continued ones', () => `FROM alpine\nRUN a \\\n${'\n'.repeat(300_000)}  b\n`);
    dockerfile('RUN after RUN', () => `FROM alpine\n${'RUN a\n'.repeat(30_000)}`);
    dockerfile('comments between them', () => `FROM alpine\n${'# a\nRUN b\n'.repeat(20_000)}`);
    dockerfile('stage after stage', () => `FROM alpine AS a\n${'RUN a\n'}`.repeat(12_000));
    dockerfile('stages upon stages', () => `FROM alpine AS a0\n${each(15_000, (n) => `FROM a${n - 1} AS a${n}`)}`);
    dockerfile('stages that copy from stages', () =>
      each(12_000, (n) => `FROM alpine AS a${n}\nCOPY --from=a${n - 1} a b`),
    );
    dockerfile('stages that mount stages', () =>
      each(8_000, (n) => `FROM alpine AS a${n}\nRUN --mount=from=a${n - 1},target=/a b`),
    );
    dockerfile('variables that hold variables', () => `FROM alpine\n${each(50_000, (n) => `ARG a${n}=$a${n - 1}`)}`);
    dockerfile('variables that double each other', () =>
      ['ENV', 'ARG']
        .map((keyword) => `FROM alpine\n${keyword} a0=xx\n${each(64, (n) => `${keyword} a${n}=$a${n - 1}$a${n - 1}`)}`)
        .join('\n'),
    );
    dockerfile(
      'global variables that double each other',
      () => `ARG a0=xx\n${each(64, (n) => `ARG a${n}=$a${n - 1}$a${n - 1}`)}\nFROM alpine:$a64\nFROM alpine\n`,
    );
    dockerfile(
      'a pattern of stars',
      () => `ARG a=${'x'.repeat(2_000)}\nFROM alpine\nFROM b\${a%${'*x'.repeat(500)}y}\n`,
    );
    dockerfile(
      'replacements that grow',
      () => `ARG a=${'x'.repeat(2_000)}\nFROM alpine\nFROM b\${a//x/${'y'.repeat(1_000_000)}}\n`,
    );
    dockerfile(
      'comments that ignore the whole file',
      () => `${'# plimsoll ignore-file=cd-in-run,DL3003\n'.repeat(20_000)}FROM alpine\n${'RUN cd /a\n'.repeat(20_000)}`,
    );
    dockerfile('heredocs without end', () => `FROM alpine\n${'RUN <<E\na\n'.repeat(100_000)}`);
    dockerfile(
      'a word that is no instruction, of which the message shows the beginning',
      () => 'F'.repeat(5_000_000),
      /^Dockerfile:1:1: error dockerfile\/syntax: `F{100}…` .{0,200}$/mu,
    );
    dockerfile('unknown instructions', () => `FROM alpine\n${'HALT now\n'.repeat(50_000)}`);
  });

  describe('in YAML, may be', () => {
    const deep = /yaml\/syntax: this is nested too deeply to be read/u;
    const compose = (name: string, text: () => string, finding?: RegExp) => check(name, 'compose.yaml', text, finding);
    const manifest = (name: string, text: () => string, finding?: RegExp) =>
      check(name, 'a.yaml', () => `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n${text()}`, finding);

    for (const [name, text] of [
      ['sequences', () => '['.repeat(10_000) + ']'.repeat(10_000)],
      ['sequences that do not end', () => '['.repeat(10_000)],
      ['mappings', () => '{a: '.repeat(10_000) + '}'.repeat(10_000)],
      ['dashes', () => `\n  ${'- '.repeat(10_000)}a`],
      ['keys of keys', () => `\n  ${'? '.repeat(10_000)}a`],
      ['lines', () => `\n${each(3_000, (n) => `${' '.repeat(n)}a:`)}`],
    ] as const) {
      manifest(`${name} nested without end`, () => `spec: ${text()}\n`, deep);
      compose(`${name} nested without end in a Compose file`, () => `services: ${text()}\n`, deep);
    }
    check(
      'JSON nested without end',
      'a.json',
      () => `{"apiVersion": "v1", "kind": "Pod", "a": ${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
      deep,
    );

    const bomb = (first: string, list: (many: string) => string) =>
      [
        `x0: &x0 ${first}`,
        ...Array.from({ length: 12 }, (_, n) => `x${n + 1}: &x${n + 1} ${list(`*x${n}, `.repeat(10))}`),
      ].join('\n');
    manifest(
      'aliases that multiply',
      () => `${bomb('{name: a, image: b}', (many) => `[${many}]`)}\nspec:\n  containers: *x12\n`,
    );
    manifest(
      'lists that multiply',
      () =>
        `${bomb('{apiVersion: v1, kind: Pod}', (many) => `{apiVersion: v1, kind: List, items: [${many}]}`)}\nitems: [*x12]\n`,
    );
    compose(
      'services that multiply',
      () => `${bomb('{image: a}', (many) => `{a: [${many}], <<: [${many}]}`)}\nservices:\n  a: *x12\n  b: {<<: *x12}\n`,
    );
    compose(
      'aliases that go round in circles',
      () => 'services: &a\n  a: *a\n  b: &b\n    <<: *b\n    image: nginx:1\n  c: &c {image: nginx:1, x: [*c]}\n',
      /yaml\/syntax: `\*a` stands inside the value that it names/u,
    );
    compose(
      'services that extend each other',
      () => `services:\n  a0: {image: a}\n${each(3_000, (n) => `  a${n}: {extends: a${n - 1}}`)}`,
    );
    compose(
      'services that extend each other in a circle',
      () => `services:\n${each(3_000, (n) => `  a${n}: {extends: a${(n % 3_000) + 1}}`)}`,
    );
    compose(
      'services',
      () => `services:\n${each(20_000, (n) => `  a${n}:\n    image: a:1`)}`,
      /^compose\.yaml:2:3: /mu,
    );
    compose(
      'ports of one service',
      () => `services:\n  a:\n    image: a:1\n    ports:\n${'      - 80:80\n'.repeat(150_000)}`,
    );

    manifest('keys', () => `data:\n${each(20_000, (n) => `  a${n}: b`)}`);
    manifest('the same key', () => `data:\n${'  a: b\n'.repeat(150_000)}`, /`a` stands twice/u);
    manifest('documents', () => each(5_000, (n) => `---\napiVersion: v1\nkind: Pod\nmetadata: {name: a${n}}`));
    manifest('documents of comments', () => '---\n# a\n'.repeat(100_000));
    manifest(
      'volumes of one pod',
      () =>
        `spec:\n  containers:\n  - {name: a, image: b}\n  volumes:\n${each(20_000, (n) => `  - {name: a${n}, emptyDir: {}}`)}`,
    );
    manifest('tags', () => `spec: ${'!a '.repeat(100_000)}\n`, /yaml\/syntax/u);
    manifest('colons', () => `spec: ${'a: '.repeat(20_000)}\n`, /yaml\/syntax/u);
    manifest(
      'comments that ignore nothing',
      () => '# plimsoll ignore=all -- a\n'.repeat(50_000),
      /suppression\/misplaced/u,
    );
    check('addresses left out of a range', 'policy.yaml', () =>
      [
        'apiVersion: networking.k8s.io/v1',
        'kind: NetworkPolicy',
        'metadata: {name: a}',
        'spec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0, except: [',
        each(60_000, (n) => `${n % 200}.${(n >> 8) % 250}.${n % 256}.0/24,`),
        ']}}]}]}',
      ].join('\n'),
    );

    check(
      'template actions on one line',
      'a.yaml',
      () => `apiVersion: v1\nkind: Pod\nspec:\n  a: ${'{{ a }}'.repeat(200_000)}\n`,
    );
    check(
      'template actions alone on their line',
      'a.yaml',
      () => `apiVersion: v1\nkind: Pod\n${'{{ a }}'.repeat(200_000)}\n`,
    );
    for (const inner of ['', '"', '`', '/*', '`}}']) {
      check(
        `template actions that do not end: {{ ${inner}`,
        'a.yaml',
        () => `apiVersion: v1\nkind: Pod\nspec:\n${`  a: {{ ${inner}\n`.repeat(50_000)}`,
      );
    }
    for (const end of ['', '  {{ end }}\n'.repeat(40_000)]) {
      check(
        `conditions one within the other that ${end ? '' : 'do not '}end`,
        'a.yaml',
        () => `apiVersion: v1\nkind: Pod\nspec:\n${'  {{ if a }}\n'.repeat(40_000)}${end}`,
      );
    }
    check(
      'blank lines where a service may stand',
      'other.yaml',
      () => `services:\n  a:\n${'    \n'.repeat(100_000)}    b: c\n`,
    );
    check('keys where a service may stand', 'other.yaml', () => `services:\n${'  a:\n    b: 1\n'.repeat(100_000)}`);
  });

  it('is fixed where it can be', async () => {
    const here = folder({
      Dockerfile: `FROM scratch\n${'# plimsoll ignore=dockerfile/floating-tag -- a\nCOPY a /a\n'.repeat(20_000)}`,
    });
    const { err, out } = await plimsoll(here, ['lint', '--fix']);
    assert.equal(err, '');
    assert.doesNotMatch(out, /suppression\/unused/u);
  });
});
