import assert from 'node:assert/strict';
import { kubernetes } from '../../server/src/kubernetes/language.ts';
import type { KubernetesFile, KubernetesObject, Workload } from '../../server/src/kubernetes/model.ts';

const read = (text: string, path = 'app.yaml'): KubernetesFile => kubernetes().parse(text, path);
const objects = (text: string, path?: string) => read(text, path).resources.map(({ object }) => object);
const workloads = (text: string) => read(text).resources.flatMap((resource) => resource.workloads);
const heads = (text: string, path?: string) =>
  objects(text, path).map(({ kind, name, partial }) => `${kind}/${name} ${partial}`);

function only<Item>(items: readonly Item[]): Item {
  assert.equal(items.length, 1);
  return items[0]!;
}

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  labels: {app: web, "1": one}
  annotations:
    note: "yes"
spec:
  replicas: 2
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      securityContext: {runAsNonRoot: true, runAsUser: 0, fsGroup: 1}
      initContainers:
      - {name: migrate, image: web:1}
      - {name: proxy, image: "proxy:2", restartPolicy: Always}
      containers:
      - name: web
        image: web:1
        securityContext: {runAsUser: 1000}
        resources:
          limits: {memory: 512Mi, cpu: 1.5}
          requests: {memory: nonsense}
        env:
        - {name: A, value: "1"}
        - {name: B, valueFrom: {fieldRef: {fieldPath: x}}}
        volumeMounts:
        - {name: data, mountPath: /data, readOnly: true}
      volumes:
      - {name: data, hostPath: {path: /var}}
      - name: scratch
`;

describe('kubernetes objects', () => {
  it('have a head', () => {
    const object = only(objects(deployment));
    const { apiVersion, group, version, kind, name, namespace, partial } = object;
    assert.deepEqual(
      { apiVersion, group, version, kind, name, namespace, partial },
      {
        apiVersion: 'apps/v1',
        group: 'apps',
        version: 'v1',
        kind: 'Deployment',
        name: 'web',
        namespace: 'shop',
        partial: false,
      },
    );
    assert.deepEqual(Object.fromEntries(object.labels), { app: 'web', 1: 'one' });
    assert.deepEqual(Object.fromEntries(object.annotations), { note: 'yes' });
    assert.equal(deployment.slice(object.at.start, object.at.end), 'web');
    assert.equal(only(objects('apiVersion: v1\nkind: Namespace\nmetadata: {name: x}\n')).group, '');
  });

  it('come one after the other, those of Lists too', () => {
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: b}\nspec: {containers: [{name: c, image: i}]}\n';
    assert.deepEqual(heads(`apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n---\n${pod}`), [
      'Namespace/a false',
      'Pod/b false',
    ]);
    const item = '{kind: Namespace, apiVersion: v1, metadata: {name: a}}';
    assert.deepEqual(heads(`apiVersion: v1\nkind: List\nitems: [${item}, {note: none}]\n`), ['Namespace/a false']);
    assert.deepEqual(heads('apiVersion: v1\nkind: NamespaceList\nitems: [{metadata: {name: a}}]\n'), [
      'Namespace/a false',
    ]);
  });

  it('may be JSON', () => {
    const text =
      '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"i"}]}}';
    assert.deepEqual(heads(text, 'pod.json'), ['Pod/p false']);
  });

  it('have kind and version', () => {
    assert.deepEqual(heads('kind: Pod\n'), []);
    assert.deepEqual(heads('apiVersion: v1\nkind: [Pod]\n'), []);
    assert.deepEqual(heads('a: 1\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n'), ['Namespace/a false']);
  });

  it('are not missed for what is broken beside them', () => {
    const broken = `${deployment}---\napiVersion: v1\nkind: Service\nmetadata: {name: "s\n`;
    assert.equal(heads(broken)[0], 'Deployment/web false');
    assert.equal(read(broken).problems.length, 1);
  });

  it('end where the schema of a custom resource begins', () => {
    const text =
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a}\nspec: {x: 1, x: 2}\n';
    const file = read(text);
    assert.deepEqual(file.problems, []);
    assert.ok(!file.resources[0]!.object.node.lacks('spec'));
    assert.equal(file.resources[0]!.object.partial, false);
  });
});

describe('kubernetes patches', () => {
  const partial = (text: string, path?: string) => objects(text, path).map((object) => object.partial);
  const web = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n';

  it('are told from whole objects by what is not there', () => {
    assert.deepEqual(partial(deployment), [false]);
    assert.deepEqual(partial(`${web}spec: {replicas: 3}\n`), [true]);
    assert.deepEqual(partial(`${web}spec: {template: {spec: {containers: [{name: a, image: b}]}}}\n`), [true]);
    assert.deepEqual(partial(deployment.replace('image: web:1\n        security', 'security')), [true]);
    assert.deepEqual(partial('apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: LoadBalancer}\n'), [
      true,
    ]);
    assert.deepEqual(partial('apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {clusterIP: None}\n'), [false]);
    assert.deepEqual(partial('apiVersion: v1\nkind: ConfigMap\ndata: {a: b}\n'), [true]);
    assert.deepEqual(partial('$patch: delete\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'), [true]);
  });

  it('are told by their place', () => {
    for (const path of ['patches/web.yaml', 'a/web-patch.yaml', 'patch_web.yaml', 'patch.yml']) {
      assert.deepEqual(partial(deployment, path), [true], path);
    }
    for (const path of ['dispatch.yaml', 'a/patchwork/web.yaml'])
      assert.deepEqual(partial(deployment, path), [false], path);
  });

  it('lack nothing', () => {
    const [object] = objects(deployment, 'patch.yaml') as [KubernetesObject];
    assert.ok(!object.node.lacks('spec', 'strategy'));
    assert.ok(only(objects(deployment)).node.lacks('spec', 'strategy'));
  });

  it('are not kustomizations, which may do without kind and version', () => {
    assert.deepEqual(heads('resources: [a.yaml]\n', 'base/kustomization.yaml'), ['Kustomization/undefined false']);
    assert.deepEqual(workloads('resources: [a.yaml]\n'), []);
  });
});

describe('kubernetes workloads', () => {
  const pod = 'spec: {containers: [{name: c, image: i}]}';

  it('are found in every kind that has a pod template', () => {
    const kinds: readonly (readonly [apiVersion: string, kind: string, rest: string])[] = [
      ['v1', 'Pod', pod],
      ['v1', 'ReplicationController', `spec: {template: {${pod}}}`],
      ['extensions/v1beta1', 'Deployment', `spec: {template: {${pod}}}`],
      ['batch/v1', 'Job', `spec: {template: {${pod}}}`],
      ['batch/v1beta1', 'CronJob', `spec: {jobTemplate: {spec: {template: {${pod}}}}}`],
      ['argoproj.io/v1alpha1', 'Rollout', `spec: {template: {${pod}}}`],
      ['serving.knative.dev/v1', 'Service', `spec: {template: {${pod}}}`],
      ['apps.kruise.io/v1alpha1', 'CloneSet', `spec: {template: {${pod}}}`],
      ['ray.io/v1', 'RayCluster', `spec: {headGroupSpec: {template: {${pod}}}}`],
    ];
    for (const [apiVersion, kind, rest] of kinds) {
      const workload = only(workloads(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: x}\n${rest}\n`));
      assert.equal(only(workload.pod.containers).image, 'i', kind);
    }
  });

  it('may be several in one object, and none in a Service', () => {
    const roles = `spec: {head: {template: {${pod}}}, workers: [{template: {${pod}}}, {template: {${pod}}}]}`;
    assert.equal(workloads(`apiVersion: x.io/v1\nkind: Cluster\nmetadata: {name: x}\n${roles}\n`).length, 3);
    assert.equal(
      workloads(`apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {template: {${pod}}}\n`).length,
      0,
    );
    assert.equal(workloads(`apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {a: {${pod}}}\n`).length, 0);
  });

  it('know their pods, containers and volumes', () => {
    const workload: Workload = only(workloads(deployment));
    const { pod } = workload;
    assert.equal(pod.workload, workload);
    assert.deepEqual(Object.fromEntries(workload.podLabels), { app: 'web' });
    assert.equal(workload.runsToEnd, false);
    assert.deepEqual(
      pod.containers.map(({ name, kind }) => [name, kind]),
      [
        ['migrate', 'init'],
        ['proxy', 'sidecar'],
        ['web', 'container'],
      ],
    );
    assert.deepEqual(
      pod.volumes.map(({ name, type }) => [name, type]),
      [
        ['data', 'hostPath'],
        ['scratch', 'emptyDir'],
      ],
    );
  });

  it('know what a container says', () => {
    const container = only(workloads(deployment)).pod.containers[2]!;
    assert.equal(deployment.slice(container.at.start, container.at.end), 'web');
    assert.equal(container.resources.limits.get('memory')?.nano, 512n * 1024n ** 2n * 10n ** 9n);
    assert.equal(container.resources.limits.get('cpu')?.nano, 1_500_000_000n);
    assert.equal(container.resources.requests.get('memory')?.nano, undefined);
    assert.deepEqual(
      container.env.map(({ name, value }) => [name, value?.string]),
      [
        ['A', '1'],
        ['B', undefined],
      ],
    );
    const mount = only(container.volumeMounts);
    assert.deepEqual([mount.path, mount.readOnly, mount.volume?.type], ['/data', true, 'hostPath']);
  });

  it('merge what a pod says of security into its containers', () => {
    const { security } = only(workloads(deployment)).pod.containers[2]!;
    assert.equal(security.get('runAsUser')?.number, 1000);
    assert.equal(security.get('runAsNonRoot')?.boolean, true);
    assert.equal(security.get('fsGroup'), undefined);
    assert.ok(security.lacks('privileged'));
    assert.ok(security.lacks('seccompProfile', 'type'));
    assert.ok(!security.lacks('runAsNonRoot'));
  });

  it('end by themselves or not', () => {
    const ends = (kind: string, rest: string) =>
      only(workloads(`apiVersion: v1\nkind: ${kind}\nmetadata: {name: x}\n${rest}\n`)).runsToEnd;
    assert.ok(ends('Job', `spec: {template: {${pod}}}`));
    assert.ok(ends('Pod', 'spec: {restartPolicy: Never, containers: [{name: a, image: b}]}'));
    assert.ok(!ends('Pod', pod));
  });
});

describe('kubernetes templates', () => {
  const chart = `{{- if .Values.enabled }}
apiVersion: {{ include "api" . }}
kind: Deployment
metadata:
  name: {{ include "name" . }}
spec:
  selector: {}
  template:
    metadata:
      labels: {app: x}
    spec:
      containers:
      - name: {{ .Chart.Name }}
        image: "{{ .Values.image }}"
        resources:
          {{- toYaml .Values.resources | nindent 10 }}
      - name: plain
        image: busybox
{{- end }}
`;

  it('have no problems, and objects in which much is unknown', () => {
    const file = read(chart);
    assert.ok(file.yaml.templated);
    assert.deepEqual(file.problems, []);
    const [first, second] = only(file.resources[0]!.workloads).pod.containers;
    assert.equal(file.resources[0]!.object.apiVersion, undefined);
    assert.equal(file.resources[0]!.object.partial, false);
    assert.equal(first?.image, undefined);
    assert.ok(!first?.node.lacks('resources', 'limits', 'memory'));
    assert.equal(second?.image, 'busybox');
    assert.ok(second?.node.lacks('resources', 'limits', 'memory'));
  });

  it('have none in files of plain YAML that only look broken', () => {
    assert.deepEqual(
      read('{{- range .Values.x }}\n---\nkind: A\napiVersion: b\na: {{ .b }}\na: 1\n{{- end }}\n').problems,
      [],
    );
  });
});
