import assert from 'node:assert/strict';
import type { YamlNode } from '../../server/src/yaml/node.ts';
import { asView, layered } from '../../server/src/yaml/view.ts';
import { rootOf } from './document.ts';

const keys = (node: YamlNode | undefined) => node?.entries.map(({ key }) => key.text);

describe('yaml view: readings', () => {
  const reading = (value: string) => rootOf(`a: ${value}\n`).get('a')!;

  it('reads numbers as Go does', () => {
    const numbers = { '0777': 511, '0o17': 15, '0x1F': 31, '1e3': 1000, '1_000': 1000, '-1.5': -1.5, '"8"': 8 };
    for (const [text, number] of Object.entries(numbers)) assert.equal(reading(text).number, number, text);
    for (const text of ['22:22', '1.2.3', '10Mi', '', '~', '[1]']) assert.equal(reading(text).number, undefined, text);
  });

  it('reads booleans as Go does', () => {
    for (const text of ['true', 'True', 'yes', 'on', 'y', '"true"']) assert.equal(reading(text).boolean, true, text);
    for (const text of ['false', 'NO', 'off', 'n']) assert.equal(reading(text).boolean, false, text);
    for (const text of ['"yes"', '1', 'enabled', '']) assert.equal(reading(text).boolean, undefined, text);
  });

  it('keeps the text of what looks like something else', () => {
    assert.equal(reading('0777').string, '0777');
    assert.equal(reading('yes').string, 'yes');
    assert.equal(reading('"a\\tb"').string, 'a\tb');
    assert.equal(reading('"a\\tb"').source, '"a\\tb"');
  });

  it('tells nothing from an empty text', () => {
    for (const text of ['', '~', 'null']) assert.equal(reading(text).kind, 'null', text);
    assert.equal(reading('""').kind, 'scalar');
    assert.equal(reading('""').string, '');
  });

  it('says where things stand', () => {
    const text = 'a:\n  - b: "x"  # c\n    d:\n\ne: 1\n';
    const root = rootOf(text, { base: 100 });
    const at = ({ start, end }: { start: number; end: number }) => text.slice(start - 100, end - 100);
    assert.equal(at(root.get('a', 0, 'b')!.span), '"x"');
    assert.equal(at(root.get('a', 0, 'b')!.key!.span), 'b');
    assert.equal(at(root.get('a', 0)!.span), 'b: "x"  # c\n    d:');
    assert.deepEqual(root.get('a', 0, 'd')!.span, {
      start: 100 + text.indexOf('\n\ne'),
      end: 100 + text.indexOf('\n\ne'),
    });
  });
});

describe('yaml view: paths', () => {
  it('walks keys and indexes', () => {
    const root = rootOf('a:\n  b:\n    - c: 1\n');
    assert.equal(root.get('a', 'b', 0, 'c')?.number, 1);
    assert.equal(root.get('a', 'b', 1), undefined);
    assert.equal(root.get('a', 'b', 'c'), undefined);
    assert.equal(root.get(), root);
    assert.equal(root.deepest('a', 'x', 'y').key?.text, 'a');
    assert.equal(root.deepest('x'), root);
  });

  it('knows what is missing', () => {
    const root = rootOf('a:\n  b: 1\n  n:\n  l: []\nt: text\n');
    assert.ok(root.lacks('x'));
    assert.ok(root.lacks('a', 'x', 'y'));
    assert.ok(root.lacks('a', 'n'));
    assert.ok(root.lacks('a', 'n', 'm'));
    assert.ok(root.lacks('a', 'l', 0));
    assert.ok(!root.lacks('a', 'b'));
    assert.ok(!root.lacks('t', 'x'), 'a text in the place of a mapping is a fault of another kind');
    assert.ok(!rootOf('a: 1', { isFragment: true }).lacks('b'));
  });

  it('says nothing is missing beside what cannot be read', () => {
    const root = rootOf('a:\n  good: 1\nb:\n  ima\n  ports: []\nc:\n  good: 1\n');
    assert.ok(root.lacks('a', 'x'));
    assert.ok(!root.lacks('b', 'image'));
    assert.ok(root.lacks('c', 'x'));
  });
});

describe('yaml view: aliases and merge keys', () => {
  it('follows aliases to where the value is written', () => {
    const text = 'x: &x {y: 1}\na: *x\n';
    const a = rootOf(text).get('a')!;
    assert.equal(a.via, 'alias');
    assert.equal(a.get('y')?.via, 'alias');
    assert.equal(a.span.start, text.indexOf('{'));
    assert.equal(a.key?.span.start, text.indexOf('a:'));
  });

  it('merges, its own first', () => {
    const root = rootOf('x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz:\n  <<: [*x, *y]\n  a: 3\n');
    assert.deepEqual(keys(root.get('z')), ['a', 'b', 'c']);
    assert.deepEqual(
      root.get('z')!.entries.map(({ value }) => value.number),
      [3, 1, 2],
    );
    assert.equal(root.get('z', 'a')?.via, undefined);
    assert.equal(root.get('z', 'b')?.via, 'merge');
    assert.ok(root.lacks('z', 'd'));
  });

  it('knows nothing of what an unknown alias stands for', () => {
    const root = rootOf('a: *gone\nb:\n  <<: *gone\n  c: 1\n');
    assert.ok(root.get('a')?.unknown);
    assert.ok(!root.lacks('b', 'x'));
    assert.equal(root.get('b', 'c')?.number, 1);
  });

  it('does not go round in circles', () => {
    const root = rootOf('a: &a\n  b: *a\n  <<: *a\n  c: [*a]\n');
    assert.ok(root.get('a', 'b')?.unknown);
    assert.deepEqual(keys(root.get('a')), ['b', 'c']);
  });

  it('is quick about merge keys that multiply', () => {
    const levels = Array.from({ length: 40 }, (_, i) => `l${i + 1}: &l${i + 1}\n  <<: [*l${i}, *l${i}, *l${i}]\n`);
    const root = rootOf(`l0: &l0 {a: 1}\n${levels.join('')}`);
    assert.equal(root.get('l40', 'a')?.number, 1);
  });
});

describe('yaml view: templates', () => {
  const root = rootOf(
    [
      '{{- if .Values.on }}',
      'kind: Deployment',
      'image: {{ .Values.image }}:latest',
      'quoted: "{{ .Values.x }}"',
      'resources:',
      '  {{- toYaml .Values.resources | nindent 2 }}',
      'labels:',
      '  {{- include "labels" . | nindent 2 }}',
      '  own: label',
      'plain:',
      '  a: 1',
      '{{- with .Values.b }}',
      'sometimes: true',
      '{{- end }}',
      'list:',
      '  - a: 1',
      '  {{- toYaml .Values.more | nindent 2 }}',
      '{{- end }}',
      '',
    ].join('\n'),
  );

  it('knows what is written', () => {
    assert.equal(root.get('kind')?.string, 'Deployment');
    assert.equal(root.get('labels', 'own')?.string, 'label');
    assert.ok(root.lacks('plain', 'b'));
    assert.ok(root.lacks('list', 0, 'b'));
  });

  it('knows what it does not know', () => {
    assert.ok(root.get('image')?.unknown);
    assert.equal(root.get('image')?.string, undefined);
    assert.equal(root.get('image')?.source, '{{ .Values.image }}:latest');
    assert.ok(root.get('quoted')?.unknown);
    assert.ok(root.get('resources')?.unknown);
    assert.ok(!root.lacks('resources', 'limits'));
    assert.ok(!root.lacks('labels', 'other'));
    assert.ok(root.get('sometimes')?.unknown);
    assert.equal(root.get('list')?.complete, false);
  });

  it('reads what charts are written like', () => {
    const chart = rootOf(
      [
        'image: nginx:{{ .Values.tag }}',
        'args:',
        '  - http://{{ .Values.host }}:{{ .Values.port }}',
        'labels: {{- include "labels" . | nindent 2 }}',
        '  own: label',
        'resources: {{- toYaml .Values.resources | nindent 2 }}',
        'annotations:{{ toYaml .Values.annotations | nindent 2 }}',
        '{{ .Values.key }}:{{ .Values.value }}',
        '{{ $on := .Values.on }} # what follows is in a range',
        'script: |',
        '    {{- if .Values.debug }}',
        '  set -x',
        '    {{- end }}',
        'text: |- {{- include "text" . | nindent 2 }}',
        'last: 1',
        '',
      ].join('\n'),
    );
    assert.deepEqual(asView(chart).document.parsed.errors, []);
    assert.ok(chart.get('image')?.unknown);
    assert.ok(chart.get('args', 0)?.unknown);
    assert.equal(chart.get('labels', 'own')?.string, 'label');
    assert.ok(!chart.lacks('labels', 'other'));
    assert.ok(!chart.lacks('resources', 'limits'));
    assert.ok(!chart.lacks('annotations', 'a'));
    assert.equal(chart.get('last')?.string, '1');
    assert.equal(chart.complete, false);
  });

  it('knows that an item may go on behind one that is there only sometimes', () => {
    const list = rootOf('list:\n  - a: 1\n  {{- if .x }}\n  - a: 2\n  {{- end }}\n    b: 3\n  - a: 4\n').get('list')!;
    assert.ok(!list.get(0)!.lacks('b'));
    assert.ok(list.get(2)!.lacks('b'));
    const whole = rootOf('list:\n  - a: 1\n  {{- if .x }}\n  - a: 2\n    b: 3\n  {{- end }}\n').get('list')!;
    assert.ok(whole.get(0)!.lacks('b'));
  });

  it('takes a quoted action for unknown in any file, and one in a block scalar for somebody else’s', () => {
    const plain = rootOf('a: "{{ workflow.name }}"\nb: |\n  {{ .Values.x }}\nc: 1\n');
    assert.ok(plain.get('a')?.unknown);
    assert.equal(plain.get('b')?.string, '{{ .Values.x }}\n');
    assert.ok(plain.lacks('d'));
  });
});

describe('yaml view: layers', () => {
  it('merges at every depth, joins lists, and replaces what is to be replaced', () => {
    const root = rootOf(
      'base: {a: {b: 1, c: 1}, l: [1], command: [x], n: 1}\nown: {a: {b: 2}, l: [2], command: [y], n: }\n',
    );
    const both = layered(root.get('own')!, root.get('base')!, new Set(['command']));
    assert.equal(both.get('a', 'b')?.number, 2);
    assert.equal(both.get('a', 'c')?.number, 1);
    assert.equal(both.get('a', 'c')?.via, 'extends');
    assert.deepEqual(
      both.get('l')?.items.map((item) => item.number),
      [1, 2],
    );
    assert.deepEqual(
      both.get('command')?.items.map((item) => item.string),
      ['y'],
    );
    assert.deepEqual(keys(both), ['a', 'l', 'command', 'n']);
    assert.ok(both.lacks('a', 'd'));
    assert.ok(!both.lacks('a', 'c'));
  });

  it('knows the tags that take a layer away', () => {
    const root = rootOf('base: {l: [1], m: [1]}\nown:\n  l: !reset []\n  m: !override [2]\n');
    const both = layered(root.get('own')!, root.get('base')!, new Set());
    assert.ok(both.lacks('l'));
    assert.deepEqual(
      both.get('m')?.items.map((item) => item.number),
      [2],
    );
  });
});
