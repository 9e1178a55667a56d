import assert from 'node:assert/strict';
import { applyEdits, type Edit } from '../../server/src/core/edit.ts';
import {
  addItem,
  aliasOf,
  anchored,
  merge,
  removeItem,
  removeKey,
  renameKey,
  replaceScalar,
  set,
  type YamlValue,
} from '../../server/src/yaml/edits.ts';
import type { YamlNode } from '../../server/src/yaml/node.ts';
import { rootOf } from './document.ts';

const keyOrder = ['first', 'name', 'image', 'resources', 'limits', 'requests', 'volumeMounts'];

function edited(before: string, edit: (root: YamlNode) => Edit[] | undefined): string | undefined {
  const edits = edit(rootOf(before, { keyOrder }));
  return edits && applyEdits(before, edits);
}

const setting = (before: string, path: string[], value: YamlValue) => edited(before, (root) => set(root, path, value));

describe('yaml edits: set', () => {
  it('adds a key after the last of a block mapping', () => {
    assert.equal(setting('a: 1\nb: 2\n', ['c'], 3), 'a: 1\nb: 2\nc: 3\n');
    assert.equal(setting('a: 1\nb: 2', ['c'], 3), 'a: 1\nb: 2\nc: 3');
    assert.equal(setting('a: 1\nb: 2 # two\n# end\n', ['c'], 3), 'a: 1\nb: 2 # two\nc: 3\n# end\n');
  });

  it('adds a key where people write it', () => {
    const before = 'name: web\nimage: nginx\nvolumeMounts:\n  - name: data\n';
    const after = 'name: web\nimage: nginx\nresources:\n  limits:\n    memory: 1Gi\nvolumeMounts:\n  - name: data\n';
    assert.equal(setting(before, ['resources', 'limits', 'memory'], '1Gi'), after);
    assert.equal(setting('name: web\n', ['first'], 1), 'first: 1\nname: web\n');
    assert.equal(setting('- name: web\n  b: 1\n', [], 1), undefined);
    const item = (root: YamlNode) => set(root.items[0]!, 'first', 1);
    assert.equal(edited('- name: web\n  b: 1\n', item), '- first: 1\n  name: web\n  b: 1\n');
    assert.equal(edited('-   name: web\n', item), '-   first: 1\n    name: web\n');
  });

  it('keeps the indentation of its surroundings', () => {
    assert.equal(setting('a:\n    b: 1\n', ['c', 'd'], 2), 'a:\n    b: 1\nc:\n    d: 2\n');
    assert.equal(setting('a:\n- x\n', ['b'], ['v', 'z']), 'a:\n- x\nb:\n- v\n- z\n');
    assert.equal(setting('a:\n  - x\n', ['b'], ['z']), 'a:\n  - x\nb:\n  - z\n');
    assert.equal(
      setting('a:\n  - x\n', ['b'], [{ c: 1, d: { e: 2 } }]),
      'a:\n  - x\nb:\n  - c: 1\n    d:\n      e: 2\n',
    );
  });

  it('keeps the line breaks of the file', () => {
    assert.equal(
      setting('a: 1\r\nb:\r\n  c: 2\r\n', ['b', 'd'], { e: 3 }),
      'a: 1\r\nb:\r\n  c: 2\r\n  d:\r\n    e: 3\r\n',
    );
  });

  it('goes below nested values and block scalars', () => {
    assert.equal(setting('a:\n  b:\n    c: 1\n', ['a', 'd'], 2), 'a:\n  b:\n    c: 1\n  d: 2\n');
    assert.equal(
      setting('a: |\n  text\n  # text\n\nb: 1\n', ['image'], 2),
      'a: |\n  text\n  # text\n\nb: 1\nimage: 2\n',
    );
    assert.equal(setting('name: |\n  text\n\nb: 1\n', ['image'], 2), 'name: |\n  text\nimage: 2\n\nb: 1\n');
    assert.equal(setting('name: |+\n  text\n\nb: 1\n', ['image'], 2), undefined);
  });

  it('fills what is empty', () => {
    assert.equal(setting('a:\nb: 1\n', ['a', 'c'], 2), 'a:\n  c: 2\nb: 1\n');
    assert.equal(setting('a: # why\nb: 1\n', ['a', 'c'], 2), 'a: # why\n  c: 2\nb: 1\n');
    assert.equal(setting('a: null # why\n', ['a', 'c'], 2), 'a: # why\n  c: 2\n');
    assert.equal(setting('a: {}\n', ['a', 'c'], 2), 'a:\n  c: 2\n');
    assert.equal(setting('a: {} # why\n', ['a', 'c'], 2), 'a: # why\n  c: 2\n');
    assert.equal(setting('a:\n', ['a'], 2), 'a: 2\n');
    assert.equal(setting('a: ~\n', ['a'], 2), 'a: 2\n');
    assert.equal(setting('a:\n  # limits: 1\nb: 1\n', ['a', 'c'], 2), 'a:\n  c: 2\n  # limits: 1\nb: 1\n');
    const item = (root: YamlNode) => set(root.items[0]!, ['c', 'd'], 2);
    assert.equal(edited('- {}\n', item), '- c:\n    d: 2\n');
  });

  it('replaces a scalar, in its quotes', () => {
    assert.equal(setting('a: 1 # one\n', ['a'], 2), 'a: 2 # one\n');
    assert.equal(setting('a: "x"\n', ['a'], 'y'), 'a: "y"\n');
    assert.equal(setting("a: 'x'\n", ['a'], "it's"), "a: 'it''s'\n");
    assert.equal(setting('a: x\n', ['a'], 'yes'), 'a: "yes"\n');
    assert.equal(setting("a: x\nb: 'y'\n", ['a'], '0.5'), "a: '0.5'\nb: 'y'\n");
    assert.equal(setting('a: [x, y]\n', ['a'], ['z']), 'a: [z]\n');
    assert.equal(setting('a:\n- x # no\n- y\nb: 1\n', ['a'], ['z']), 'a:\n- z\nb: 1\n');
  });

  it('writes flow style in flow style', () => {
    assert.equal(setting('a: {b: 1}\n', ['a', 'c'], 2), 'a: {b: 1, c: 2}\n');
    assert.equal(setting('a: { b: 1 }\n', ['a', 'c', 'd'], 'x,y'), 'a: { b: 1, c: { d: "x,y" } }\n');
    assert.equal(setting('a: {b: {}}\n', ['a', 'b', 'c'], [1]), 'a: {b: {c: [1]}}\n');
    assert.equal(setting('a: {\n  b: 1, # one\n}\n', ['a', 'c'], 2), 'a: {\n  b: 1, # one\n  c: 2,\n}\n');
    assert.equal(setting('a: {\n  b: 1 # one\n}\n', ['a', 'c'], 2), 'a: {\n  b: 1, # one\n  c: 2\n}\n');
    assert.equal(setting('a: {name: 1}\n', ['a', 'first'], 2), 'a: {first: 2, name: 1}\n');
  });

  it('writes JSON in JSON', () => {
    const before = '{\n  "a": {\n    "b": "c"\n  },\n  "d": []\n}\n';
    assert.equal(
      setting(before, ['a', 'e', 'f'], 'x'),
      '{\n  "a": {\n    "b": "c",\n    "e": {\n      "f": "x"\n    }\n  },\n  "d": []\n}\n',
    );
    assert.equal(setting('{"a":{"b":"c"}}', ['a', 'd'], ['x']), '{"a":{"b":"c", "d": ["x"]}}');
    assert.equal(setting('{"a":{}}', ['a', 'd'], 'x'), '{"a":{"d":"x"}}');
    assert.equal(setting('{\n\t"a": {}\n}\n', ['a', 'b'], 'x'), '{\n\t"a": {\n\t\t"b": "x"\n\t}\n}\n');
    assert.equal(
      setting('{\n\t"a": {\n\t\t"b": 1\n\t}\n}\n', ['a', 'c', 'd'], 'x'),
      '{\n\t"a": {\n\t\t"b": 1,\n\t\t"c": {\n\t\t\t"d": "x"\n\t\t}\n\t}\n}\n',
    );
    assert.equal(setting('{\n  "a": [{"b": {}}]\n}\n', ['e'], []), '{\n  "a": [{"b": {}}],\n  "e": []\n}\n');
    const inner = (root: YamlNode) => set(root.get('a', 0, 'b')!, 'c', 1);
    assert.equal(edited('{\n  "a": [{"b": {}}]\n}\n', inner), '{\n  "a": [{"b": {"c":1}}]\n}\n');
  });

  it('leaves comments with what they are indented under', () => {
    const before = 'a:\n  name: x\n  image:\n    # tag: 1\n\n    # digest: 2\n  # of volumes\n  volumeMounts: []\n';
    assert.equal(
      setting(before, ['a', 'resources'], 1),
      'a:\n  name: x\n  image:\n    # tag: 1\n\n    # digest: 2\n  resources: 1\n  # of volumes\n  volumeMounts: []\n',
    );
    const item = (root: YamlNode) => addItem(root.get('a')!, 'z');
    assert.equal(edited('a:\n  - x:\n    # y\n# end\n', item), 'a:\n  - x:\n    # y\n  - z\n# end\n');
  });

  it('spaces out what stands at the top as its neighbours do', () => {
    assert.equal(setting('a:\n  b: 1\n\nc: 2\n', ['d'], { e: 1 }), 'a:\n  b: 1\n\nc: 2\n\nd:\n  e: 1\n');
    assert.equal(setting('a:\n  b: 1\n\nname: 2\n', ['first'], { e: 1 }), 'first:\n  e: 1\n\na:\n  b: 1\n\nname: 2\n');
  });

  it('adds an anchor and uses it', () => {
    assert.equal(
      edited('name: 1\nimage: 2\n', (root) => merge(root, { first: anchored('x', { z: 1 }), limits: aliasOf('x') })),
      'first: &x\n  z: 1\nname: 1\nimage: 2\nlimits: *x\n',
    );
  });

  it('sets several leaves without a collision', () => {
    const wanted = { resources: { limits: { memory: '1Gi' }, requests: { memory: '1Gi', cpu: '100m' } } };
    assert.equal(
      edited('name: web\nresources:\n  limits:\n    cpu: 1\n', (root) => merge(root, wanted)),
      'name: web\nresources:\n  limits:\n    cpu: 1\n    memory: 1Gi\n  requests:\n    memory: 1Gi\n    cpu: 100m\n',
    );
    assert.equal(
      edited('resources:\n  limits: {}\n', (root) => merge(root, wanted)),
      'resources:\n  limits:\n    memory: 1Gi\n  requests:\n    memory: 1Gi\n    cpu: 100m\n',
    );
  });

  it('does not touch what is shared', () => {
    assert.equal(setting('a: &x {b: 1}\nc: *x\n', ['c', 'd'], 2), undefined);
    assert.equal(setting('a: &x {b: 1}\nc: *x\n', ['a', 'd'], 2), 'a: &x {b: 1, d: 2}\nc: *x\n');
    assert.equal(setting('a: &x {b: {e: 1}}\nc:\n  <<: *x\n', ['c', 'b', 'd'], 2), undefined);
    assert.equal(setting('a: &x {b: 1}\nc:\n  <<: *x\n', ['c', 'b'], 2), 'a: &x {b: 1}\nc:\n  <<: *x\n  b: 2\n');
    assert.equal(setting('a: &x\n', ['a', 'b'], 2), 'a: &x\n  b: 2\n');
  });

  it('keeps out of the way of template actions', () => {
    assert.equal(setting('a: {{ .x }}\n', ['a'], 2), undefined);
    assert.equal(setting('a:\n  {{- toYaml .x | nindent 2 }}\n', ['a', 'b'], 2), undefined);
    assert.equal(setting('a: 1\n{{- if .x }}\nb: 2\n{{- end }}\n', ['c'], 3), undefined);
    assert.equal(setting('a:\n  b: {{ .x }}\nc: 1\n', ['a', 'd'], 2), 'a:\n  b: {{ .x }}\n  d: 2\nc: 1\n');
  });

  it('goes below what a template action puts there', () => {
    const adding = (before: string) => setting(before, ['a', 'limits'], 2);
    const filled = 'a:\n  resources:\n    {{- toYaml .x | nindent 4 }}\n';
    assert.equal(adding(`${filled}c: 1\n`), `${filled}  limits: 2\nc: 1\n`);
    const unindented = 'a:\n  resources:\n{{ toYaml .x | indent 4 }}\n';
    assert.equal(adding(unindented), `${unindented}  limits: 2\n`);
    const items = 'a:\n  resources:\n  - b\n  {{- toYaml .x | nindent 2 }}\n';
    assert.equal(adding(items), `${items}  limits: 2\n`);
    const behindKey = 'a:\n  resources: {{- toYaml .x | nindent 4 }}\n';
    assert.equal(adding(behindKey), `${behindKey}  limits: 2\n`);
    const outside = 'a:\n  resources: 1\n';
    assert.equal(
      adding(`${outside}{{- include "c" . | nindent 0 }}\n`),
      `${outside}  limits: 2\n{{- include "c" . | nindent 0 }}\n`,
    );
    assert.equal(adding('a:\n  resources:\n    {{- include "c" . }}\n'), undefined);
    assert.equal(
      adding('a:\n  resources:\n    {{- if .x }}\n    {{- toYaml .x | nindent 4 }}\n    {{- end }}\n'),
      undefined,
    );
    assert.equal(adding('a:\n  resources:\n    {{- toYaml .x | nindent 4 -}}\n'), undefined);
    const item = (root: YamlNode) => set(root.get('a', 0)!, 'limits', 2);
    assert.equal(edited('a:\n  - b: 1\n  {{- if .x }}\n  - b: 2\n  {{- end }}\n    c: 3\n', item), undefined);
    const severalLines = 'a:\n  resources:\n    {{- toYaml\n      .x | nindent 4 }}\n';
    assert.equal(adding(severalLines), `${severalLines}  limits: 2\n`);
  });
});

describe('yaml edits: items', () => {
  const adding = (before: string, value: YamlValue) => edited(before, (root) => addItem(root.get('a')!, value));
  const removing = (before: string, index: number) => edited(before, (root) => removeItem(root.get('a')!, index));

  it('adds one', () => {
    assert.equal(adding('a:\n- x # c\nb: 1\n', 'z'), 'a:\n- x # c\n- z\nb: 1\n');
    assert.equal(
      adding('a:\n  - x: 1\n    y: 2\n', { z: 3, w: [1] }),
      'a:\n  - x: 1\n    y: 2\n  - z: 3\n    w:\n      - 1\n',
    );
    assert.equal(adding('a: [x]\n', 'z'), 'a: [x, z]\n');
    assert.equal(adding('a: []\n', 'z'), 'a:\n  - z\n');
    assert.equal(adding('a:\n', 'z'), 'a:\n  - z\n');
    assert.equal(adding('{"a": [\n  "x"\n]}', 'z'), '{"a": [\n  "x",\n  "z"\n]}');
  });

  it('removes one', () => {
    assert.equal(removing('a:\n  - x # c\n  - y\nb: 1\n', 0), 'a:\n  - y\nb: 1\n');
    assert.equal(removing('a:\n  - x\n  - y: 1\n    z: 2\nb: 1\n', 1), 'a:\n  - x\nb: 1\n');
    assert.equal(removing('a:\n  - x\n  - y', 1), 'a:\n  - x');
    assert.equal(removing('a: # c\n  - x\nb: 1\n', 0), 'a: [] # c\nb: 1\n');
    assert.equal(removing('a: [x, y, z]\n', 0), 'a: [y, z]\n');
    assert.equal(removing('a: [x, y, z]\n', 2), 'a: [x, y]\n');
    assert.equal(removing('a: [x]\n', 0), 'a: []\n');
    assert.equal(removing('a: [x]\n', 1), undefined);
    assert.equal(removing('a:\n  - x:\n    {{- toYaml .x | nindent 6 }}\n  - y\n', 0), undefined);
  });
});

describe('yaml edits: keys', () => {
  const removing = (before: string, ...path: (string | number)[]) =>
    edited(before, (root) => removeKey(root.get(...path.slice(0, -1))!, String(path.at(-1))));

  it('removes one with its value', () => {
    assert.equal(removing('a: 1\nb:\n  c: 2\n# d\nd: 3\n', 'b'), 'a: 1\n# d\nd: 3\n');
    assert.equal(removing('a: 1\nb: |\n  text\n\nc: 3\n', 'b'), 'a: 1\n\nc: 3\n');
    assert.equal(removing('a: 1\nb: 2', 'b'), 'a: 1');
    assert.equal(removing('a:\r\n  b: 1\r\nc: 2\r\n', 'a', 'b'), 'a: {}\r\nc: 2\r\n');
    assert.equal(removing('a: &x\n  b: 1\n', 'a', 'b'), undefined);
    assert.equal(removing('a: {b: 1, c: 2}\n', 'a', 'b'), 'a: {c: 2}\n');
    assert.equal(removing('a: {b: 1, c: 2}\n', 'a', 'c'), 'a: {b: 1}\n');
  });

  it('removes the first one behind a dash', () => {
    assert.equal(removing('- a: 1\n  b: 2\n', 0, 'a'), '- b: 2\n');
    assert.equal(removing('- a: 1\n', 0, 'a'), '- {}\n');
    assert.equal(removing('- a: 1\n  # why\n  b: 2\n', 0, 'a'), undefined);
  });

  it('does not remove what a merge key brings', () => {
    assert.equal(removing('x: &x {a: 1}\ny:\n  <<: *x\n', 'y', 'a'), undefined);
  });

  it('renames one, in its quotes', () => {
    assert.equal(
      edited('"a": 1\n', (root) => renameKey(root, 'a', 'b')),
      '"b": 1\n',
    );
    assert.equal(
      edited('a: 1\n', (root) => renameKey(root, 'a', 'b')),
      'b: 1\n',
    );
    assert.equal(
      edited('a: 1\nb: 2\n', (root) => renameKey(root, 'a', 'b')),
      undefined,
    );
  });

  it('replaces a scalar that a rule holds', () => {
    assert.equal(
      edited('a: [x, "y"]\n', (root) => replaceScalar(root.get('a', 1)!, 'z')),
      'a: [x, "z"]\n',
    );
    assert.equal(
      edited('a: [x]\n', (root) => replaceScalar(root.get('a', 0)!, 'z,y')),
      'a: ["z,y"]\n',
    );
    assert.equal(
      edited('a: |\n  x\n', (root) => replaceScalar(root.get('a')!, 'z')),
      undefined,
    );
  });
});
