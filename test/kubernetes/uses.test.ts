import assert from 'node:assert/strict';
import { kubernetes } from '../../server/src/kubernetes/language.ts';
import { lacksResource } from '../../server/src/kubernetes/requests-and-limits.ts';
import { createLinter } from '../../server/src/linter/linter.ts';
import { rule } from '../../server/src/rules/rule.ts';
import { register } from '../core/toy.ts';
import { memoryHost, memoryUri } from '../memory-host.ts';

const probe = rule({
  title: 'Probe',
  burden: 'resources',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:object'({ node, at, kind }, { report }) {
      if (node.lacks('metadata', 'labels', 'team')) report(at, `${kind} without team`);
      if (kind === 'Deployment' && node.lacks('spec', 'replicas')) report(at, 'no replicas');
    },
    'kubernetes:container'(container, { report }) {
      if (!lacksResource(container, 'limits', 'memory')) return;
      const quota = container.workload.object.quota.get('limits.memory');
      report(container.at, `${container.name} without limit`, quota === undefined ? {} : { severity: 'error' });
    },
  },
});

/** What the probe finds in the file `web.yaml` of the folder `base` when the others stand beside it. */
async function found(files: Readonly<Record<string, string>>, path = 'base/web.yaml'): Promise<string[]> {
  const all = { 'base/kustomization.yaml': 'resources: [web.yaml]\n', 'base/web.yaml': deployment, ...files };
  const rules = register({ 'toy/probe': probe });
  const linter = createLinter({ host: memoryHost(new Map(Object.entries(all))), rules, languages: [kubernetes()] });
  for (const file of Object.keys(all)) await linter.load(memoryUri(file));
  const { findings, errors } = await linter.lint(memoryUri(path));
  assert.deepEqual(errors, []);
  return findings.map(({ message, severity }) => (severity === 'error' ? `${message}!` : message));
}

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: "web:1"}, {name: side, image: "side:1"}]
`;
const all = ['Deployment without team', 'no replicas', 'web without limit', 'side without limit'];
const patch = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {spec: {containers: [{name: web, resources: {limits: {memory: 1Gi}}}]}}}
`;
const but = (...gone: string[]) => all.filter((message) => !gone.includes(message));
const overlay = (more: string) => `resources: [../base]\n${more}`;

describe('a base', () => {
  it('lacks what no overlay adds', async () => {
    assert.deepEqual(await found({}), all);
    assert.deepEqual(await found({ 'live/kustomization.yaml': overlay('') }), all);
  });

  it('lacks nothing that its overlay adds by a patch', async () => {
    const expected = but('web without limit');
    const live = (more: string) => ({ 'live/kustomization.yaml': overlay(more), 'live/p.yaml': patch });
    assert.deepEqual(await found(live('patches: [{path: p.yaml}]\n')), expected);
    assert.deepEqual(await found(live('patchesStrategicMerge: [p.yaml]\n')), expected);
    const inline = `patches:\n- patch: |\n    ${patch.replaceAll('\n', '\n    ')}\n`;
    assert.deepEqual(await found({ 'live/kustomization.yaml': overlay(inline) }), expected);
    assert.deepEqual(await found(live('')), all, 'nobody applies it');
  });

  it('lacks what one of its overlays does not add', async () => {
    const files = {
      'live/kustomization.yaml': overlay('patches: [{path: p.yaml}]\n'),
      'live/p.yaml': patch,
      'trial/kustomization.yaml': overlay(''),
    };
    assert.deepEqual(await found(files), all);
  });

  it('lacks nothing that operations add, which count containers', async () => {
    const operation = '{op: add, path: /spec/template/spec/containers/1/resources/limits/memory, value: 1Gi}';
    const target = (name: string) => `patches: [{target: {kind: Deployment, name: ${name}}, path: ops.yaml}]\n`;
    const live = (name: string) => ({
      'live/kustomization.yaml': overlay(target(name)),
      'live/ops.yaml': `- ${operation}\n`,
    });
    assert.deepEqual(await found(live('web')), but('side without limit'));
    assert.deepEqual(await found(live('w.*')), but('side without limit'));
    assert.deepEqual(await found(live('other')), all);
    const inline = `patches: [{target: {kind: Deployment}, patch: '[${operation}]'}]\n`;
    assert.deepEqual(await found({ 'live/kustomization.yaml': overlay(inline) }), but('side without limit'));
  });

  it('lacks nothing that kustomizations and components give to all', async () => {
    assert.deepEqual(
      await found({
        'live/kustomization.yaml': overlay('commonLabels: {team: red}\nreplicas: [{name: web, count: 2}]\n'),
      }),
      but('Deployment without team', 'no replicas'),
    );
    const files = {
      'live/kustomization.yaml': overlay('namePrefix: live-\ncomponents: [../part]\n'),
      'part/kustomization.yaml': 'kind: Component\npatches: [{path: p.yaml}]\n',
      'part/p.yaml': patch,
    };
    assert.deepEqual(await found(files), but('web without limit'));
  });

  it('may be patched under its old and its new name', async () => {
    const files = {
      'base/kustomization.yaml': 'resources: [web.yaml]\nnamePrefix: my-\n',
      'live/kustomization.yaml': overlay('patches: [{path: p.yaml}]\n'),
      'live/p.yaml': patch.replace('name: web', 'name: my-web'),
    };
    assert.deepEqual(await found(files), but('web without limit'));
  });
});

describe('a patch', () => {
  it('lacks nothing, be it a whole object by its looks', async () => {
    const files = { 'live/kustomization.yaml': overlay('patches: [{path: w.yaml}]\n'), 'live/w.yaml': deployment };
    assert.deepEqual(await found(files, 'live/w.yaml'), []);
  });
});

describe('the bounds of a namespace', () => {
  const range = (said: string, namespace = '') =>
    `apiVersion: v1\nkind: LimitRange\nmetadata: {name: l${namespace}}\nspec: {limits: [{type: Container, ${said}}]}\n`;
  const quota = 'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: q}\nspec: {hard: {limits.memory: 8Gi}}\n';
  const expected = but('web without limit', 'side without limit');

  it('give containers what they leave out', async () => {
    const files = (text: string) => ({
      'base/kustomization.yaml': 'resources: [web.yaml, l.yaml]\n',
      'base/l.yaml': text,
    });
    assert.deepEqual(await found(files(range('default: {memory: 1Gi}'))), expected);
    assert.deepEqual(await found(files(range('max: {memory: 1Gi}'))), expected);
    assert.deepEqual(await found(files(range('defaultRequest: {memory: 1Gi}'))), all);
    assert.deepEqual(await found(files(range('default: {memory: 1Gi}', ', namespace: other'))), all);
  });

  it('hold for what stands beside them where nobody names the namespace', async () => {
    const alone = { 'base/kustomization.yaml': '' };
    assert.deepEqual(await found({ ...alone, 'base/l.yaml': range('default: {memory: 1Gi}') }), expected);
    assert.deepEqual(await found({ ...alone, 'other/l.yaml': range('default: {memory: 1Gi}') }), all);
  });

  it('make missing what a quota demands graver', async () => {
    const files = { 'base/kustomization.yaml': 'resources: [web.yaml, q.yaml]\n', 'base/q.yaml': quota };
    assert.deepEqual(await found(files), [...expected, 'web without limit!', 'side without limit!']);
  });
});
