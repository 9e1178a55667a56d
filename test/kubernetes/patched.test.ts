import assert from 'node:assert/strict';
import type { Facts } from '../../server/src/core/facts.ts';
import { kubernetes } from '../../server/src/kubernetes/language.ts';
import { patchedObjects } from '../../server/src/kubernetes/patched.ts';

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: c, image: i}]}\n`;

/** Names of what is patched of the pods `web` and `worker`, which a kustomization takes up. */
function patched(kustomization: string, files: Readonly<Record<string, string>> = {}): (string | null)[] {
  const language = kubernetes();
  const facts = new Map<string, Facts>();
  const all = {
    'kustomization.yaml': `resources: [web.yaml, worker.yaml]\n${kustomization}`,
    'web.yaml': pod('web'),
    'worker.yaml': pod('worker'),
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    const own = language.facts!(language.parse(text, path));
    if (own) facts.set(`file:///${path}`, own);
  }
  return [...patchedObjects(facts)].map(({ name }) => name);
}

describe('patched objects', () => {
  it('are those that a kustomization changes by name', () => {
    assert.deepEqual(patched('replicas: [{name: web, count: 3}]\n'), ['web']);
    assert.deepEqual(patched('patches: [{path: more.yaml}]\n', { 'more.yaml': pod('worker') }), ['worker']);
    assert.deepEqual(patched('patches:\n  - patch: |-\n      metadata: {name: web}\n      spec: {x: y}\n'), ['web']);
  });

  it('are all that a target may mean', () => {
    const operation = 'patch: "- {op: remove, path: /spec/x}\\n"';
    assert.deepEqual(patched(`patches: [{target: {kind: Pod}, ${operation}}]\n`), ['web', 'worker']);
    assert.deepEqual(patched(`patches: [{target: {name: "w.b"}, ${operation}}]\n`), ['web']);
    assert.deepEqual(patched(`patches: [{target: {kind: Deployment, name: web}, ${operation}}]\n`), []);
    assert.deepEqual(patched(`patches: [{target: {name: "("}, ${operation}}]\n`), ['web', 'worker']);
  });

  it('are none by annotations alone', () => {
    assert.deepEqual(patched('commonAnnotations: {team: red}\n'), []);
  });
});
