import assert from 'node:assert/strict';
import { kubernetes } from '../../server/src/kubernetes/language.ts';
import { deviationsOf } from '../../server/src/kubernetes/schema.ts';

/** The text that each deviation underlines, with what it is. */
function deviations(text: string): string[] {
  const { resources } = kubernetes().parse(text, 'app.yaml');
  return resources
    .flatMap(({ object }) => deviationsOf(object))
    .map((deviation) => {
      const place = text.slice(deviation.at.start, deviation.at.end);
      if (deviation.kind === 'misspelt') return `${place} ~ ${deviation.meant}`;
      return deviation.kind === 'misplaced' ? `${place} belongs ${deviation.home}` : `${place} is ${deviation.is}`;
    });
}

const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: ${spec}\n`;
const container = (fields: string) => pod(`{containers: [{name: c, image: i, ${fields}}]}`);

describe('fields that Kubernetes does not know', () => {
  it('are misspelt where a name is close', () => {
    for (const [written, meant] of [
      ['resource', 'resources'],
      ['volumemounts', 'volumeMounts'],
      ['imagePullPolcy', 'imagePullPolicy'],
      ['securityContex', 'securityContext'],
      ['livenesProbe', 'livenessProbe'],
      ['cmd', 'command'],
      ['port', 'ports'],
    ] as const) {
      assert.deepEqual(deviations(container(`${written}: ~`)), [`${written} ~ ${meant}`]);
    }
    assert.deepEqual(deviations(container('resources: {requets: {cpu: 1}}')), ['requets ~ requests']);
    assert.deepEqual(deviations(container('unheardOf: 1, x-team: shop')), []);
  });

  it('are misplaced where another level has them', () => {
    const spec = '`spec.containers[]';
    assert.deepEqual(deviations(container('privileged: true')), [`privileged belongs under ${spec}.securityContext\``]);
    assert.deepEqual(deviations(container('limits: {cpu: 1}')), [`limits belongs under ${spec}.resources\``]);
    assert.deepEqual(deviations(container('hostNetwork: true')), ['hostNetwork belongs under `spec`']);
    assert.deepEqual(deviations(container('env: [{name: A, secretKeyRef: {name: a, key: b}}]')), [
      `secretKeyRef belongs under ${spec}.env[].valueFrom\``,
    ]);
    assert.deepEqual(deviations(pod('{image: i, containers: []}')), ['image belongs under `spec.containers[]`']);
    // A probe has a port in three places.
    assert.deepEqual(deviations(container('livenessProbe: {port: 80}')), []);
  });

  it('may be an old version of the object', () => {
    const ingress = (version: string) =>
      `apiVersion: ${version}\nkind: Ingress\nmetadata: {name: x}\nspec: {backend: {serviceName: a, servicePort: 80}}\n`;
    assert.deepEqual(deviations(ingress('networking.k8s.io/v1beta1')), []);
    assert.equal(deviations(ingress('networking.k8s.io/v1')).length, 1);
    const rollback = 'spec: {rollbackTo: {revision: 1}, template: {spec: {}}}';
    assert.deepEqual(deviations(`apiVersion: apps/v1beta1\nkind: Deployment\nmetadata: {name: x}\n${rollback}\n`), []);
  });

  it('are checked in the pod templates of some custom resources, and not in others', () => {
    const object = (apiVersion: string, kind: string) =>
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: x}\nspec: {stategy: a, template: {spec: {containres: []}}}\n`;
    assert.deepEqual(deviations(object('argoproj.io/v1alpha1', 'Rollout')), ['containres ~ containers']);
    assert.deepEqual(deviations(object('example.com/v1', 'Deployment')), []);
  });

  it('are found in patches, whose directives are none', () => {
    assert.deepEqual(
      deviations(pod('{containers: [{$patch: delete, name: c}], $setElementOrder/volumes: [], volums: []}')),
      ['volums ~ volumes'],
    );
  });
});

describe('values of the wrong type', () => {
  it('are told by what Go reads', () => {
    const env = (value: string) => deviations(container(`env: [{name: A, value: ${value}}]`));
    for (const bare of ['1', '0777', '0o17', '1e3', '1_000', '.5', '+1', '0x1F', '08']) {
      assert.deepEqual(env(bare), [`${bare} is number`]);
    }
    for (const bare of ['y', 'No', 'on', 'OFF', 'true']) assert.deepEqual(env(bare), [`${bare} is boolean`]);
    for (const text of ['12:30', '_1', '1e', '2001-01-01', '=', '!!str 5', '"1"', '~', '1.2.3']) {
      assert.deepEqual(env(text), [], text);
    }
  });

  it('are reported once, where an anchor is written', () => {
    const text = `apiVersion: v1
kind: Pod
metadata: {name: x, labels: &labels {a: 1}, annotations: *labels}
spec:
  containers:
  - &web {name: a, image: i, imagePullPolcy: Always}
  - {<<: *web, name: b}
`;
    assert.deepEqual(deviations(text), ['1 is number', 'imagePullPolcy ~ imagePullPolicy']);
  });

  it('are not what a template or another tool fills in', () => {
    const chart = `apiVersion: v1
kind: ConfigMap
metadata:
  name: x
  labels:
    {{ .Values.key }}: {{ .Values.port }}
data:
  {{- range .Values.pairs }}
  {{ .key }}: {{ .value }}
  {{- end }}
`;
    assert.deepEqual(deviations(chart), []);
    assert.deepEqual(deviations(pod('{priority: ${PRIORITY}, hostNetwork: $(HOST), containers: <containers>}')), []);
  });
});
