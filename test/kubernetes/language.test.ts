import assert from 'node:assert/strict';
import { isKubernetesFile } from '../../server/src/kubernetes/detect.ts';
import { kubernetes } from '../../server/src/kubernetes/language.ts';
import { parseQuantity, toBytes, toMillicores } from '../../server/src/kubernetes/quantity.ts';

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: p
spec:
  containers:
  - name: c
    image: i
  volumes:
  - name: v
    emptyDir: {}
`;

describe('kubernetes detection', () => {
  it('goes by kind and version at the top', () => {
    assert.ok(isKubernetesFile('a.yaml', pod));
    assert.ok(isKubernetesFile('a.yml', 'a: 1\n---\nkind: X\napiVersion: y\n'));
    assert.ok(isKubernetesFile('a.json', '{ "kind": "Pod", "spec": {}, "apiVersion": "v1" }'));
    assert.ok(isKubernetesFile('a.yaml', '{{- if .x }}\napiVersion: v1\nkind: {{ .kind }}\n{{- end }}\n'));
    assert.ok(isKubernetesFile('overlay/kustomization.yaml', 'resources: []\n'));
    assert.ok(isKubernetesFile('shop/Chart.yaml', 'apiVersion: v2\nname: x\n'));
    assert.ok(isKubernetesFile('a.yaml', 'apiVersion: v1\nkind: Pod\nspec: {a: "\n'), 'half typed');
    assert.ok(isKubernetesFile('a.yaml', '# for web\n---\n- op: add\n  path: /spec/replicas\n  value: 2\n'));
    assert.ok(isKubernetesFile('a.json', '[{"path": "/spec/replicas", "op": "remove"}]'));
    assert.ok(!isKubernetesFile('a.yaml', `${'# # # # # # # # \n'.repeat(1_000)}a: 1\n`), 'at once');
  });

  it('takes nothing else', () => {
    assert.ok(!isKubernetesFile('values.yaml', 'web:\n  kind: Deployment\n  apiVersion: apps/v1\n'));
    assert.ok(!isKubernetesFile('compose.yaml', 'services: {web: {image: nginx}}\n'));
    assert.ok(!isKubernetesFile('a.json', '{"definitions":{"x":{"kind":"Pod","apiVersion":"v1"}}}'));
    assert.ok(!isKubernetesFile('a.txt', pod));
  });
});

describe('kubernetes events', () => {
  it('tell of everything in order', () => {
    const language = kubernetes();
    const text = `${pod}---
apiVersion: v1
kind: Service
metadata: {name: s}
spec: {ports: [{port: 80}], ports: []}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: n}
spec: {podSelector: {}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: h}
spec: {scaleTargetRef: {kind: Deployment}, maxReplicas: 3}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: i}
spec: {rules: []}
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: c}
provisioner: x
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: v}
spec: {capacity: {storage: 1Gi}, nfs: {server: x}}
`;
    const names = [...language.walk(language.parse(text))].map(([name]) => name.replace('kubernetes:', ''));
    assert.deepEqual(names, [
      'file',
      'yaml:problem',
      ...['object', 'workload', 'pod', 'container', 'volume'],
      ...['object', 'service'],
      ...['object', 'network-policy'],
      ...['object', 'autoscaler'],
      ...['object', 'ingress'],
      ...['object', 'storage-class'],
      ...['object', 'volume', 'quantity'],
      'end',
    ]);
  });

  it('keep what a change did not touch or move', () => {
    const language = kubernetes();
    const before = language.parse(`${pod}---\n${pod}---\n${pod.replace('name: p', 'name: q')}`);
    const after = language.parse(
      `${pod}---\n${pod.replace('image: i', 'image: longer')}---\n${pod.replace('name: p', 'name: q')}`,
    );
    assert.equal(after.resources[0], before.resources[0]);
    assert.notEqual(after.resources[2], before.resources[2]);
    assert.equal(after.resources[2]!.object.at.start, before.resources[2]!.object.at.start + 'longer'.length - 1);
  });
});

describe('kubernetes markers', () => {
  const markers = (text: string) => {
    const language = kubernetes();
    return language.markers!(language.parse(text)).map(({ names, scope, reason }) => ({
      names: names.map((name) => name.text),
      scope: text.slice(scope.start, scope.end).split('\n')[0],
      reason,
    }));
  };
  const annotated = (...lines: string[]) =>
    pod.replace('name: p\n', `name: p\n  annotations:\n${lines.map((line) => `    ${line}\n`).join('')}`);

  it('are annotations that speak of their object', () => {
    const text = annotated(
      'ignore-check.kube-linter.io/no-read-only-root-fs: because',
      'kube-score/ignore: pod-probes, container-resources',
      'checkov.io/skip1: CKV_K8S_20=needed',
      'polaris.fairwinds.com/hostNetworkSet-exempt: "true"',
      'polaris.fairwinds.com/hostPIDSet-exempt: "false"',
      'kube-linter.io/ignore-all: "all of it"',
    );
    assert.deepEqual(markers(text), [
      { names: ['kube-linter/no-read-only-root-fs'], scope: 'apiVersion: v1', reason: 'because' },
      {
        names: [
          'kube-score/pod-probes',
          'kube-score/container-resources',
          'kube-score/container-ephemeral-storage-request-and-limit',
        ],
        scope: 'apiVersion: v1',
        reason: '',
      },
      { names: ['checkov/CKV_K8S_20'], scope: 'apiVersion: v1', reason: 'needed' },
      { names: ['polaris/hostNetworkSet'], scope: 'apiVersion: v1', reason: '' },
      { names: ['all'], scope: 'apiVersion: v1', reason: 'all of it' },
    ]);
  });

  it('are comments', () => {
    assert.deepEqual(
      markers(pod.replace('    image', '    #trivy:ignore:AVD-KSV-0014 #trivy:ignore:KSV15\n    image')),
      [
        { names: ['trivy/KSV-0014'], scope: '    image: i', reason: '' },
        { names: ['trivy/KSV-0015'], scope: '    image: i', reason: '' },
      ],
    );
    assert.deepEqual(markers(`# trivy:ignore:KSV-0001\n${pod}`)[0], {
      names: ['trivy/KSV-0001'],
      scope: '# trivy:ignore:KSV-0001',
      reason: '',
    });
    assert.deepEqual(markers(pod.replace('spec:', 'spec: #checkov:skip=CKV_K8S_8:no port')), [
      { names: ['checkov/CKV_K8S_8'], scope: 'apiVersion: v1', reason: 'no port' },
    ]);
  });

  it('of trivy reach as far as what stands below', () => {
    const language = kubernetes();
    const text = pod.replace('  containers', '  # trivy:ignore:KSV-0001\n  containers');
    const [marker] = language.markers!(language.parse(text));
    assert.equal(text.slice(marker!.scope.start, marker!.scope.end), '  containers:\n  - name: c\n    image: i');
    const item = pod.replace('  - name: c', '  # trivy:ignore:KSV-0001\n  - name: c');
    const [below] = language.markers!(language.parse(item));
    assert.equal(item.slice(below!.scope.start, below!.scope.end), '  - name: c\n    image: i');
  });
});

describe('kubernetes facts', () => {
  it('do not change when something moves', () => {
    const language = kubernetes();
    const factsOf = (text: string) => language.facts!(language.parse(text))!;
    const plain = factsOf(pod);
    const moved = factsOf(`# comment\n${pod}`);
    assert.deepEqual(moved.data, plain.data);
    assert.notDeepEqual(moved.places, plain.places);
    assert.deepEqual(
      plain.data.kubernetes?.images.map(({ image, at }) => [image, plain.places[at]?.start]),
      [['i', pod.indexOf('i\n  volumes')]],
    );
  });

  it('name what a kustomization uses', () => {
    const language = kubernetes();
    const text =
      'namespace: n\nresources: [a.yaml]\npatches: [{path: p.yaml, target: {kind: Pod}}, {patch: "a: 1\\n"}]\npatchesStrategicMerge: [s.yaml]\nimages: [{name: r/a, newTag: "1"}, {newName: b}]\n';
    assert.deepEqual(language.facts!(language.parse(text, 'kustomization.yaml'))?.data.kubernetes?.kustomization, {
      namespace: 'n',
      namePrefix: '',
      nameSuffix: '',
      resources: ['a.yaml'],
      components: [],
      patches: [
        { target: null, path: 's.yaml' },
        { target: { kind: 'Pod', name: null, namespace: null, labelSelector: null }, path: 'p.yaml' },
        { target: null, text: 'a: 1\n' },
      ],
      images: [{ name: 'r/a', tag: '1', digest: null }],
      labels: [],
      plugins: [],
      generates: false,
      component: false,
    });
  });
});

describe('kubernetes quantities', () => {
  it('are exact', () => {
    const bytes = {
      '512Mi': 536870912,
      '0.5Gi': 536870912,
      '1k': 1000,
      '128974848': 128974848,
      '129e6': 129000000,
      '512m': 1,
      '1Ei': 2 ** 60,
    };
    for (const [text, value] of Object.entries(bytes)) assert.equal(toBytes(parseQuantity(text)!), value, text);
    const millicores = { '1': 1000, '100m': 100, '0.5': 500, '.5': 500, '2.': 2000, '1e-1': 100, '1u': 1 };
    for (const [text, value] of Object.entries(millicores))
      assert.equal(toMillicores(parseQuantity(text)!), value, text);
    assert.equal(parseQuantity('-1'), -1_000_000_000n);
    assert.equal(parseQuantity('1'), parseQuantity('1000m'));
  });

  it('are rejected as the API server rejects them', () => {
    for (const text of ['', '.', '1g', '512MB', '1GB', 'K', '1K', '500mi', '1 Gi', 'Mi', '1e', '1e9999999']) {
      assert.equal(parseQuantity(text), undefined, text);
    }
  });
});
