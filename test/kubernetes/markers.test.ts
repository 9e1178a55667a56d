import assert from 'node:assert/strict';
import { languages } from '../../server/src/linter/languages.ts';
import { createLinter } from '../../server/src/linter/linter.ts';
import { rules } from '../../server/src/rules/index.ts';
import { memoryHost, memoryUri } from '../memory-host.ts';

/** One that looks at a document, and one that looks at the project. */
const privileged = 'kubernetes/privileged-container';
const token = 'kubernetes/unneeded-service-account-token';

/** How often each of the two rules finds something in the manifest, as `privileged/token`. */
async function found(manifest: string, path = 'manifest.yaml'): Promise<string> {
  const files = new Map([
    [path, manifest],
    ['.plimsoll.yaml', 'preset: all\n'],
  ]);
  const linter = createLinter({ host: memoryHost(files), rules, languages: languages() });
  let findings: readonly string[] = [];
  for await (const report of linter.lintAll([memoryUri(path)])) {
    assert.deepEqual(report.errors, []);
    findings = report.findings.map(({ rule }) => rule);
  }
  return [privileged, token].map((id) => findings.filter((rule) => rule === id).length).join('/');
}

type Annotations = Readonly<Record<string, string>>;

const podSpec = {
  restartPolicy: 'Never',
  containers: [{ name: 'web', image: 'shop/web:1.4.2', securityContext: { privileged: true } }],
};

function cronJob(own: Annotations = {}, ofPod: Annotations = {}, name = 'report'): object {
  const template = { metadata: { annotations: ofPod }, spec: podSpec };
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, annotations: own },
    spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template } } },
  };
}

describe('the markers of other tools, at work', () => {
  const cases: [tool: string, Annotations, left: string][] = [
    ['nobody', {}, '1/1'],
    ['kube-linter, of one check', { 'ignore-check.kube-linter.io/privileged-container': 'needed' }, '0/1'],
    ['kube-linter, of a project rule', { 'ignore-check.kube-linter.io/default-service-account': 'needed' }, '1/0'],
    ['kube-linter, of all', { 'kube-linter.io/ignore-all': 'legacy' }, '0/0'],
    ['kube-score, of one test', { 'kube-score/ignore': 'container-security-context-privileged' }, '0/1'],
    ['kube-score, of several', { 'kube-score/ignore': 'pod-probes,container-security-context-privileged' }, '0/1'],
    ['kube-score, of all', { 'kube-score/ignore': '*' }, '0/0'],
    ['polaris, of one check', { 'polaris.fairwinds.com/runAsPrivileged-exempt': 'true' }, '0/1'],
    ['polaris, of a project rule', { 'polaris.fairwinds.com/automountServiceAccountToken-exempt': 'true' }, '1/0'],
    ['polaris, of nothing', { 'polaris.fairwinds.com/runAsPrivileged-exempt': 'false' }, '1/1'],
    ['polaris, of all', { 'polaris.fairwinds.com/exempt': 'true' }, '0/0'],
    ['checkov', { 'checkov.io/skip1': 'CKV_K8S_16=needed', 'checkov.io/skip2': 'CKV_K8S_38=needed' }, '0/0'],
  ];
  for (const [tool, annotations, left] of cases) {
    it(`of ${tool}, on the object, in JSON`, async () => {
      assert.equal(await found(JSON.stringify(cronJob(annotations), null, 2), 'manifest.json'), left);
    });
    it(`of ${tool}, on the pod template, in YAML`, async () => {
      // JSON is YAML.
      assert.equal(await found(JSON.stringify(cronJob({}, annotations), null, 2)), left);
    });
    it(`of ${tool}, on one object of a List`, async () => {
      const list = { apiVersion: 'v1', kind: 'List', items: [cronJob(annotations), cronJob({}, {}, 'other')] };
      const [first, second] = left.split('/').map((count) => Number(count) + 1);
      assert.equal(await found(JSON.stringify(list, null, 2)), `${first}/${second}`);
    });
  }

  const manifest = [
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    '  name: web',
    'spec:',
    '  containers:',
    '    - name: web',
    '      image: shop/web:1.4.2',
    '      securityContext:',
    '        privileged: true',
    '',
  ].join('\n');
  const comments: [text: string, left: string][] = [
    [manifest, '1/1'],
    [`#trivy:ignore:KSV-0017\n${manifest}`, '0/1'],
    [`#trivy:ignore:AVD-KSV-0036\n${manifest}`, '1/0'],
    [manifest.replace('spec:', '# trivy:ignore:KSV-0017\nspec:'), '0/1'],
    [manifest.replace('spec:', 'spec: #checkov:skip=CKV_K8S_16:needed'), '0/1'],
    [manifest.replace('spec:', '# checkov:skip=CKV_K8S_38:needed\nspec:'), '1/0'],
  ];
  for (const [text, left] of comments) {
    const comment = /#.*/u.exec(text)?.[0] ?? 'no comment';
    it(`of trivy and checkov: ${comment}`, async () => assert.equal(await found(text), left));
  }
});
