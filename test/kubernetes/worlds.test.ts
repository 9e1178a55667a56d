import assert from 'node:assert/strict';
import type { Facts } from '../../server/src/core/facts.ts';
import { kubernetes } from '../../server/src/kubernetes/language.ts';
import { type World, worldsOf } from '../../server/src/kubernetes/worlds.ts';

/** The worlds of a project of files by path, as lists of `namespace/name`. */
function worlds(files: Readonly<Record<string, string>>): readonly World[] {
  const language = kubernetes();
  const facts = new Map<string, Facts>();
  for (const [path, text] of Object.entries(files)) {
    const own = language.facts!(language.parse(text, path));
    if (own) facts.set(`file:///${path}`, own);
  }
  return worldsOf(facts);
}

const names = ({ objects }: World) => objects.map(({ fact, namespace }) => `${namespace}/${fact.name}`);
const listed = (files: Readonly<Record<string, string>>) => worlds(files).map(names);
const pod = (name: string, rest = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}${rest}}\nspec: {containers: [{name: c, image: i}]}\n`;

describe('worlds', () => {
  it('are one for what stands about, whatever the folder', () => {
    assert.deepEqual(listed({ 'a.yaml': pod('a'), 'b/b.yaml': pod('b', ', namespace: shop') }), [
      ['default/a', 'shop/b'],
    ]);
  });

  it('are one for each overlay, with all that it builds on', () => {
    assert.deepEqual(
      listed({
        'base/kustomization.yaml': 'resources: [web.yaml]\n',
        'base/web.yaml': pod('web', ', namespace: base'),
        'live/kustomization.yml': 'namespace: live\nresources: [../base/, more.yaml]\n',
        'live/more.yaml': pod('more'),
        'trial/kustomization.yaml': 'bases: [./../base]\n',
        'lone.yaml': pod('lone'),
      }),
      [['live/web', 'live/more'], ['base/web'], ['default/lone']],
    );
  });

  it('hold what components add, and what they change in the overlay that takes them up', () => {
    const [world, ...others] = worlds({
      'app/kustomization.yaml': 'resources: [web.yaml]\ncomponents: [../part]\n',
      'app/web.yaml': pod('web'),
      'part/kustomization.yaml': 'kind: Component\nnamespace: part\nresources: [side.yaml]\n',
      'part/side.yaml': pod('side'),
    });
    assert.deepEqual(names(world!), ['part/web', 'part/side']);
    assert.equal(world!.open, false);
    assert.deepEqual(others, []);
  });

  it('hold no patches, be they whole objects by their looks', () => {
    assert.deepEqual(
      listed({
        'kustomization.yaml': 'resources: [web.yaml]\npatches: [{path: bigger.yaml}]\n',
        'web.yaml': pod('web'),
        'bigger.yaml': pod('web'),
        'lone.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {replicas: 2}\n',
      }),
      [['default/web']],
    );
  });

  it('hold what kustomizations make of files and literals', () => {
    const text =
      'namespace: shop\nconfigMapGenerator: [{name: settings}]\nsecretGenerator: [{name: key, behavior: merge}]\n';
    assert.deepEqual(listed({ 'kustomization.yaml': text }), [['shop/settings']]);
  });

  it('have the labels that kustomizations add', () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n';
    const [world] = worlds({
      'kustomization.yaml':
        'resources: [a.yaml, s.yaml]\ncommonLabels: {team: red}\nlabels: [{pairs: {tier: back}}, {pairs: {x: y}, includeTemplates: true}]\n',
      'a.yaml': pod('a', ', labels: {app: web}'),
      's.yaml': service,
    });
    const [web, s] = world!.objects.map(({ fact }) => fact);
    assert.deepEqual(web!.podLabels, [{ app: 'web', team: 'red', x: 'y' }]);
    assert.deepEqual(web!.labels, { app: 'web', team: 'red', tier: 'back', x: 'y' });
    assert.deepEqual(s!.selector, { app: 'web', team: 'red' });
  });

  it('are open where parts come from elsewhere', () => {
    const open = (text: string) => worlds({ 'kustomization.yaml': text, 'a.yaml': pod('a') })[0]!.open;
    assert.equal(open('resources: [a.yaml]\n'), false);
    assert.equal(open('resources: [a.yaml, "https://example.com/x.yaml"]\n'), true);
    assert.equal(open('resources: [a.yaml, github.com/shop/base?ref=v1]\n'), true);
    assert.equal(open('resources: [a.yaml]\nhelmCharts: [{name: x}]\n'), true);
    assert.equal(open('resources: [a.yaml]\ntransformers: [t.yaml]\n'), true);
    assert.equal(open('resources: [a.yaml]\nkind: Component\n'), true);
  });

  it('are one for each chart with its subcharts, without its examples', () => {
    const templated =
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Values.name }}\nspec: {ports: [{port: 80}]}\n';
    const found = worlds({
      'shop/Chart.yaml': 'apiVersion: v2\nname: shop\ndependencies: [{name: db}]\n',
      'shop/templates/web.yaml': pod('web'),
      'shop/charts/db/Chart.yaml': 'apiVersion: v2\nname: db\n',
      'shop/charts/db/templates/db.yaml': pod('db'),
      'shop/examples/a.yaml': pod('example'),
      'other/Chart.yaml': 'apiVersion: v2\nname: other\ndependencies: [{name: redis}]\n',
      'other/templates/a.yaml': pod('a'),
      'third/Chart.yaml': 'apiVersion: v2\nname: third\n',
      'third/templates/a.yaml': templated,
    });
    assert.deepEqual(found.map(names), [
      ['default/web', 'default/db'],
      ['default/a'],
      ['default/null'],
      ['default/example'],
    ]);
    assert.deepEqual(
      found.map(({ open }) => open),
      [false, true, true, false],
    );
  });

  it('know no end of kustomizations that build on themselves', () => {
    assert.deepEqual(
      listed({
        'a/kustomization.yaml': 'resources: [../b, a.yaml]\n',
        'b/kustomization.yaml': 'resources: [../a]\n',
        'a/a.yaml': pod('a'),
        'c/kustomization.yaml': 'resources: [c.yaml]\ncomponents: [.]\n',
        'c/c.yaml': pod('c'),
        'd/kustomization.yaml': 'resources: [../a]\n',
      }),
      [['default/a']],
    );
  });
});
