import assert from 'node:assert/strict';
import { languages } from '../../server/src/linter/languages.ts';
import { createLinter } from '../../server/src/linter/linter.ts';
import { rules } from '../../server/src/rules/index.ts';
import { memoryHost, memoryUri } from '../memory-host.ts';

const pod = (name: string) => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  hostNetwork: true
  containers:
    - name: ${name}
      image: ${name}
  volumes:
    - name: scratch
`;

const policy = `# who may come in
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: shop
spec:
  podSelector: {}
  ingress:
    - from:
        - ipBlock: { cidr: 0.0.0.0/1 }
        - ipBlock: { cidr: 128.0.0.0/1 }
`;

const text = [pod('web'), policy, pod('web'), pod('api'), 'no object\n', policy].join('---\n');

function newLinter() {
  const host = memoryHost(new Map([['.plimsoll.yaml', 'preset: all\n']]));
  return createLinter({ host, rules, languages: languages() });
}

describe('typing in a manifest', () => {
  it('finds what reading it for the first time finds', async () => {
    const linter = newLinter();
    for (const path of ['shop.yaml', 'patches/shop.yaml']) {
      let typed = text;
      for (const [place, insertion] of [
        ['name: shop', '\n  namespace: live'],
        ['# who', '# so\n'],
        ['image: api', ':1'],
        ['no object', ': really'],
        ['kind: Pod', ' # one'],
        ['128.0.0.0/1', ' '],
        ['apiVersion', '{{- if .Values.on }}\n'],
      ] as const) {
        const at = typed.indexOf(place);
        const after = insertion.startsWith('#') || insertion.startsWith('{') ? at : at + place.length;
        typed = typed.slice(0, after) + insertion + typed.slice(after);
        const uri = memoryUri(path);
        linter.setText(uri, typed);
        const fresh = newLinter();
        fresh.setText(uri, typed);
        assert.deepEqual((await linter.lint(uri)).findings, (await fresh.lint(uri)).findings);
      }
      // What no file says any more would still speak of the same images.
      linter.dropText(memoryUri(path));
    }
  });
});
