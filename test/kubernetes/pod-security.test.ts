import assert from 'node:assert/strict';
import type { Preset } from '../../server/src/core/rule.ts';
import { resolveSettings } from '../../server/src/core/settings.ts';
import { languages } from '../../server/src/linter/languages.ts';
import { createLinter } from '../../server/src/linter/linter.ts';
import { rules } from '../../server/src/rules/index.ts';
import { memoryHost, memoryUri } from '../memory-host.ts';

function namespace(name: string, standard: string, version = 'latest'): string {
  const label = 'pod-security.kubernetes.io/enforce';
  return `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n  labels: {${label}: ${standard}, ${label}-version: ${version}}\n`;
}

function pod(namespace: string, spec: string): string {
  const metadata = `metadata: {name: agent, namespace: ${namespace}}`;
  return `apiVersion: v1\nkind: Pod\n${metadata}\nspec:\n  ${spec}\n  containers: [{name: agent, image: "shop/agent:1"}]\n`;
}

/** What the rules in question find in all files: `rule severity`. */
async function found(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const linter = createLinter({ host: memoryHost(new Map(Object.entries(files))), rules, languages: languages() });
  const said: string[] = [];
  for await (const { findings } of linter.lintAll(Object.keys(files).map(memoryUri))) {
    for (const { rule, severity } of findings) {
      if (/host-pid|forbidden-by-namespace/u.test(rule)) said.push(`${rule.split('/')[1]} ${severity}`);
    }
  }
  return said.sort();
}

describe('pod security', () => {
  for (const [preset, expected] of [
    ['pod-security-baseline', ['forbidden-by-baseline']],
    ['pod-security-restricted', ['forbidden-by-baseline', 'forbidden-by-restricted']],
  ] as const) {
    it(`is checked by ${preset}, and nothing else is`, () => {
      const ids = [...resolveSettings(rules, preset satisfies Preset).keys()];
      assert.deepEqual(
        ids,
        expected.map((name) => `kubernetes/${name}`),
      );
    });
  }

  it('says that pods are refused where their namespace enforces a standard', async () => {
    const files = { 'namespace.yaml': namespace('agents', 'baseline'), 'pod.yaml': pod('agents', 'hostPID: true') };
    assert.deepEqual(await found(files), ['forbidden-by-namespace error', 'host-pid warning']);
  });

  it('is milder in a namespace where every pod may run', async () => {
    const files = { 'namespace.yaml': namespace('agents', 'privileged'), 'pod.yaml': pod('agents', 'hostPID: true') };
    assert.deepEqual(await found(files), ['host-pid information']);
    assert.deepEqual(await found({ ...files, 'pod.yaml': pod('others', 'hostPID: true') }), ['host-pid warning']);
  });

  it('goes by the namespace that a kustomization gives', async () => {
    const files = {
      'kustomization.yaml': 'namespace: agents\nresources: [namespace.yaml, pod.yaml]\n',
      'namespace.yaml': namespace('agents', 'privileged'),
      'pod.yaml': pod('others', 'hostPID: true'),
    };
    assert.deepEqual(await found(files), ['host-pid information']);
  });

  it('knows nothing of namespaces of one name that differ', async () => {
    const files = {
      'a/namespace.yaml': namespace('agents', 'baseline'),
      'b/namespace.yaml': namespace('agents', 'restricted'),
      'pod.yaml': pod('agents', 'hostPID: true'),
    };
    assert.deepEqual(await found(files), ['host-pid warning']);
  });

  it('asks nothing of probes that the version of the namespace does not ask', async () => {
    const probe = 'initContainers: [{name: a, image: b, livenessProbe: {tcpSocket: {port: 1, host: c}}}]';
    const files = (version: string) => ({
      'namespace.yaml': namespace('agents', 'baseline', version),
      'pod.yaml': pod('agents', probe),
    });
    assert.deepEqual(await found(files('v1.33')), []);
    assert.deepEqual(await found(files('v1.34')), ['forbidden-by-namespace error']);
  });
});
