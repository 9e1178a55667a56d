import assert from 'node:assert/strict';
import { type ImageNode, imageGraph } from '../../server/src/images/graph.ts';
import { referenceOf, shortName } from '../../server/src/images/name.ts';
import { chainOf, commandOf, entrypointOf, userOf, workdirOf } from '../../server/src/images/setup.ts';
import { memoryUri } from '../memory-host.ts';
import { factsOf } from './project.ts';

/** `base/Dockerfile#0` or `node:22`. */
function label(node: ImageNode | undefined): string | undefined {
  if (!node) return undefined;
  return node.kind === 'stage' ? `${node.uri.slice(memoryUri('').length)}#${node.index}` : shortName(node.reference);
}

const shop = {
  'base/Dockerfile': 'FROM node:22\nUSER node\nWORKDIR /srv\nENTRYPOINT ["tini", "--"]\n',
  'web/Dockerfile':
    'FROM shop/base:1.4 AS build\nCMD ["a"]\nFROM build\nCOPY --from=busybox:1.37 /bin/sh /\nCOPY --from=0 /a /\n',
  'compose.yaml': [
    'services:',
    '  base: { build: base, image: "shop/base:1.4" }',
    '  web: { build: { context: web, target: build } }',
    '  old: { image: "docker.io/shop/base:1.3" }',
  ].join('\n'),
  'pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: "shop/base:1.4" }] }\n',
};

describe('names of images', () => {
  it('are equal where they mean the same', () => {
    for (const [one, other] of [
      ['node', 'docker.io/library/node:latest'],
      ['shop/web:1', 'index.docker.io/shop/web:1'],
      ['localhost/a', 'localhost/a:latest'],
      ['host:5000/a:1', 'host:5000/a:1'],
    ] as const) {
      assert.deepEqual(referenceOf(one), referenceOf(other));
    }
    assert.notDeepEqual(referenceOf('quay.io/node'), referenceOf('node'));
    assert.equal(referenceOf('a@sha256:b').tag, undefined);
    assert.equal(shortName(referenceOf('docker.io/library/node:22')), 'node:22');
  });
});

describe('the graph of images', () => {
  const graph = imageGraph(factsOf(shop));
  const stage = (path: string, index = 0) => graph.stage(memoryUri(path), index)!;

  it('leads from a stage to what it is built on, across files', () => {
    assert.deepEqual(chainOf(stage('web/Dockerfile', 1)).map(label), [
      'web/Dockerfile#1',
      'web/Dockerfile#0',
      'base/Dockerfile#0',
      'node:22',
    ]);
    assert.deepEqual(stage('base/Dockerfile').children.map(label), ['web/Dockerfile#0']);
    assert.deepEqual(
      stage('web/Dockerfile', 1).sources.map(({ node }) => label(node)),
      ['busybox:1.37', 'web/Dockerfile#0'],
    );
  });

  it('knows who runs an image', () => {
    assert.deepEqual(
      graph.users.map(({ kind, name, node }) => [kind, name, label(node)]),
      [
        ['service', 'base', 'base/Dockerfile#0'],
        ['service', 'web', 'web/Dockerfile#0'],
        ['service', 'old', 'shop/base:1.3'],
        ['container', undefined, 'base/Dockerfile#0'],
      ],
    );
  });

  it('knows that a name is built here under another tag', () => {
    const old = graph.users.find(({ name }) => name === 'old')!.node;
    assert.ok(old.kind === 'external');
    assert.deepEqual(
      old.otherTags.map(({ names }) => names.map(({ image }) => image)),
      [['shop/base:1.4']],
    );
  });

  it('takes the nearest of two builds of one name, and none where that does not tell', () => {
    const twice = (folder: string) => ({
      [`${folder}/Dockerfile`]: 'FROM alpine:3.22\n',
      [`${folder}/compose.yaml`]: 'services: { web: { build: ".", image: web } }\n',
      [`${folder}/app/Dockerfile`]: 'FROM web\n',
    });
    const { stage } = imageGraph(factsOf({ ...twice('one'), ...twice('two'), Dockerfile: 'FROM web\n' }));
    assert.equal(label(stage(memoryUri('one/app/Dockerfile'), 0)?.base), 'one/Dockerfile#0');
    assert.equal(label(stage(memoryUri('two/app/Dockerfile'), 0)?.base), 'two/Dockerfile#0');
    assert.equal(label(stage(memoryUri('Dockerfile'), 0)?.base), 'web:latest');
  });

  it('survives images that are built on each other', () => {
    const circle = (name: string, base: string) => ({
      [`${name}/Dockerfile`]: `FROM ${base}\n`,
      [`${name}/compose.yaml`]: `services: { a: { build: ".", image: ${name} } }\n`,
    });
    const { stage } = imageGraph(factsOf({ ...circle('a', 'b'), ...circle('b', 'a'), ...circle('c', 'c') }));
    assert.deepEqual(chainOf(stage(memoryUri('a/Dockerfile'), 0)!).map(label), ['a/Dockerfile#0', 'b/Dockerfile#0']);
    // What is built under the name that it is built on extends the image of before.
    assert.deepEqual(chainOf(stage(memoryUri('c/Dockerfile'), 0)!).map(label), ['c/Dockerfile#0', 'c:latest']);
  });
});

describe('what an image says of its containers', () => {
  const graph = imageGraph(factsOf(shop));
  const web = graph.stage(memoryUri('web/Dockerfile'), 1)!;

  it('comes from the link of the chain that says it', () => {
    assert.deepEqual([userOf(web)?.value, label(userOf(web)?.by)], ['node', 'base/Dockerfile#0']);
    assert.deepEqual([workdirOf(web)?.value, label(workdirOf(web)?.by)], ['/srv', 'base/Dockerfile#0']);
    assert.deepEqual(entrypointOf(web)?.value.words, ['tini', '--']);
    assert.deepEqual(commandOf(web)?.value.words, ['a']);
  });

  it('comes from the table of images at the root', () => {
    const { stage } = imageGraph(factsOf({ Dockerfile: 'FROM docker.io/library/golang:1.24\n' }));
    const node = stage(memoryUri('Dockerfile'), 0)!;
    assert.deepEqual([userOf(node)?.value, workdirOf(node)?.value], ['root', '/go']);
  });

  it('is not known where a variable or an unknown image decides', () => {
    for (const text of ['FROM shop/secret:1\n', 'ARG B\nFROM $B\n', 'FROM alpine:3.22\nARG U\nUSER $U\n']) {
      const { stage } = imageGraph(factsOf({ Dockerfile: text }));
      assert.equal(userOf(stage(memoryUri('Dockerfile'), 0)!), undefined, text);
    }
  });
});
