import assert from 'node:assert/strict';
import { kubernetes } from '../../server/src/kubernetes/language.ts';
import type { Container, KubernetesFile, Workload } from '../../server/src/kubernetes/model.ts';

const read = (text: string, path = 'app.yaml'): KubernetesFile => kubernetes().parse(text, path);
const heads = (text: string, path?: string) =>
  read(text, path).resources.map(({ object }) => `${object.kind}/${object.name}`);
const workloads = (text: string): readonly Workload[] => read(text).resources.flatMap((resource) => resource.workloads);
const containers = (text: string): readonly Container[] => workloads(text).flatMap(({ pod }) => pod.containers);
const images = (text: string) => containers(text).map(({ image }) => image);
const lacksLimits = (text: string) => containers(text).map(({ node }) => node.lacks('resources', 'limits'));

const namespace = (name: string) => `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}}\n`;

describe('manifests as they are written', () => {
  it('may be many documents in a file, some of which say nothing', () => {
    const all = ['Namespace/a', 'Namespace/b'];
    for (const text of [
      `${namespace('a')}---\n${namespace('b')}`,
      `---\n---\n${namespace('a')}--- # the second\n${namespace('b')}---\n`,
      `# only a comment\n---\n${namespace('a')}---\n# nothing\n---\t\n${namespace('b')}...\n`,
      `%YAML 1.1\n---\n${namespace('a')}...\n---\n${namespace('b')}`,
      `${namespace('a')}---\nnull\n---\n[]\n---\ntext\n---\n${namespace('b')}`,
    ]) {
      assert.deepEqual(heads(text), all, text);
      assert.deepEqual(heads(text.replaceAll('\n', '\r\n')), all, text);
    }
  });

  it('may be JSON, one object behind the other, and YAML in its style', () => {
    const json = (name: string) => `{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "${name}"}}`;
    assert.deepEqual(heads(`${json('a')}\n${json('b')}\n`, 'app.json'), ['Namespace/a', 'Namespace/b']);
    assert.deepEqual(heads(`${json('a')}${json('b')}`, 'app.json'), ['Namespace/a', 'Namespace/b']);
    assert.deepEqual(heads(`${namespace('a')}---\n# the second\n${json('b')}\n`), ['Namespace/a', 'Namespace/b']);
    const flow = '{apiVersion: v1, kind: Namespace, metadata: {name: a}}\n';
    assert.ok(kubernetes().detect('app.yaml', flow));
    assert.deepEqual(heads(flow), ['Namespace/a']);
    assert.ok(kubernetes().detect('app.yaml', `# what\n---\n${flow}`));
    assert.ok(!kubernetes().detect('app.yaml', '{{ if kind: }}\n{ apiVersion: 1 }'));
    assert.ok(!kubernetes().detect('app.yaml', '{kind: of, people: like}\n'));
  });

  it('are told from other files in no time, however they begin', () => {
    for (const text of ['#'.repeat(200_000), '# a\n'.repeat(50_000), '---\n'.repeat(50_000), '{, '.repeat(50_000)]) {
      const start = performance.now();
      assert.ok(!kubernetes().detect('app.yaml', text));
      assert.ok(performance.now() - start < 1000);
    }
  });

  it('may be Lists in Lists', () => {
    const item = '{apiVersion: v1, kind: Namespace, metadata: {name: a}}';
    const inner = `{apiVersion: v1, kind: List, items: [${item}, ${item}]}`;
    assert.deepEqual(heads(`apiVersion: v1\nkind: List\nitems: [${inner}, ${item}]\n`), Array(3).fill('Namespace/a'));
  });

  it('may be a template of OpenShift, whose parameters are unknown', () => {
    const text = `apiVersion: template.openshift.io/v1
kind: Template
metadata: {name: shop}
objects:
- apiVersion: apps.openshift.io/v1
  kind: DeploymentConfig
  metadata: {name: "\${NAME}"}
  spec: {replicas: "\${{REPLICAS}}", template: {spec: {containers: [{name: web, image: "\${IMAGE}"}]}}}
parameters: [{name: IMAGE}]
`;
    assert.deepEqual(heads(text), ['DeploymentConfig/undefined']);
    assert.deepEqual(images(text), [undefined]);
    assert.deepEqual(lacksLimits(text), [true]);
  });

  it('may say their kind in a condition of a chart', () => {
    const text = `apiVersion: apps/v1
{{- if .Values.stateful }}
kind: StatefulSet
{{- else }}
kind: Deployment
{{- end }}
metadata: {name: {{ .Release.Name }}}
spec: {template: {spec: {containers: [{name: web, image: shop/web:1.4.2}]}}}
`;
    assert.deepEqual(images(text), ['shop/web:1.4.2']);
  });
});

describe('pods', () => {
  const spec = 'spec: {containers: [{name: c, image: i}]}';
  const pod = `metadata: {labels: {app: x}}, ${spec}`;
  const object = (apiVersion: string, kind: string, rest: string) =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: x}\n${rest}\n`;

  it('are found in kinds of old groups and of others', () => {
    for (const [apiVersion, kind, rest] of [
      ['extensions/v1beta1', 'DaemonSet', `spec: {template: {${pod}}}`],
      ['apps/v1beta1', 'StatefulSet', `spec: {template: {${pod}}}`],
      ['apps/v1beta2', 'ReplicaSet', `spec: {template: {${pod}}}`],
      ['batch/v2alpha1', 'CronJob', `spec: {schedule: "@daily", jobTemplate: {spec: {template: {${pod}}}}}`],
      ['v1', 'PodTemplate', `template: {${pod}}`],
      ['v1', 'PodList', `items: [{metadata: {name: x}, ${spec}}]`],
      ['apps.openshift.io/v1', 'DeploymentConfig', `spec: {template: {${pod}}}`],
      ['apps.kruise.io/v1beta1', 'StatefulSet', `spec: {template: {${pod}}}`],
      ['apps.kruise.io/v1alpha1', 'AdvancedCronJob', `spec: {template: {jobTemplate: {spec: {template: {${pod}}}}}}`],
      ['batch.volcano.sh/v1alpha1', 'Job', `spec: {tasks: [{template: {${pod}}}]}`],
      ['kubeflow.org/v1', 'PyTorchJob', `spec: {pytorchReplicaSpecs: {Worker: {template: {${pod}}}}}`],
      ['serving.knative.dev/v1', 'Configuration', `spec: {template: {${pod}}}`],
      ['keda.sh/v1alpha1', 'ScaledJob', `spec: {jobTargetRef: {template: {${pod}}}}`],
      ['work.open-cluster.io/v1', 'ManifestWork', `spec: {workload: {manifests: [{kind: Pod, ${spec}}]}}`],
    ] as const) {
      const text = object(apiVersion, kind, rest);
      assert.deepEqual(images(text), ['i'], kind);
      assert.deepEqual(lacksLimits(text), [true], kind);
    }
  });

  it('lack nothing where an operator puts more to what is written', () => {
    for (const [kind, rest] of [
      [
        'Elasticsearch',
        'spec: {nodeSets: [{podTemplate: {spec: {containers: [{name: elasticsearch, image: a}, {name: b}]}}}]}',
      ],
      ['Prometheus', 'spec: {containers: [{name: prometheus}, {name: proxy, image: proxy:1}]}'],
      ['SidecarSet', 'spec: {containers: [{name: proxy, image: proxy:1}]}'],
      ['InferenceService', 'spec: {predictor: {containers: [{name: model, image: model:1}]}}'],
    ] as const) {
      const lacking = lacksLimits(object('x.io/v1', kind, rest));
      assert.ok(lacking.length > 0 && !lacking.includes(true), kind);
    }
    assert.deepEqual(containers(object('x.io/v1', 'Kafka', 'spec: {template: {pod: {tolerations: []}}}')), []);
  });

  it('are not looked for in policies and schemas', () => {
    const rest = `spec: {rules: [{validate: {pattern: {${pod}}}}]}`;
    assert.deepEqual(containers(object('kyverno.io/v1', 'ClusterPolicy', rest)), []);
  });

  it('are the steps of workflows and tasks', () => {
    const templates = `templates:
  - {name: main, steps: [[{name: a, template: build}]]}
  - {name: build, container: {image: build:1}, initContainers: [{name: i, image: init:1}], sidecars: [{name: d, image: docker:1}]}
  - {name: script, script: {image: python:1, source: print()}}`;
    const expected = ['init:1', 'build:1', 'docker:1', 'python:1'];
    assert.deepEqual(images(object('argoproj.io/v1alpha1', 'Workflow', `spec:\n  ${templates}`)), expected);
    const nested = `spec:\n  workflowSpec:\n    ${templates.replaceAll('\n', '\n  ')}`;
    const cron = workloads(object('argoproj.io/v1alpha1', 'CronWorkflow', nested));
    assert.deepEqual(
      cron.flatMap(({ pod }) => pod.containers.map(({ image }) => image)),
      expected,
    );
    assert.ok(cron.every(({ runsToEnd }) => runsToEnd));
    assert.ok(!cron[0]!.pod.node.lacks('serviceAccountName'));

    const task = 'steps: [{name: a, image: a:1}], sidecars: [{name: b, image: b:1}]';
    for (const [kind, rest] of [
      ['Task', `spec: {${task}}`],
      ['TaskRun', `spec: {taskSpec: {${task}}}`],
      ['Pipeline', `spec: {tasks: [{name: t, taskSpec: {${task}}}]}`],
      ['PipelineRun', `spec: {pipelineSpec: {tasks: [{name: t, taskSpec: {${task}}}]}}`],
    ] as const) {
      const text = object('tekton.dev/v1', kind, rest);
      assert.deepEqual(images(text), ['a:1', 'b:1'], kind);
      assert.deepEqual(lacksLimits(text), [false, false], kind);
    }
  });

  it('end by themselves where their kind or policy says so', () => {
    const ends = (kind: string, rest: string) => workloads(object('x.io/v1', kind, rest))[0]!.runsToEnd;
    assert.ok(ends('TFJob', `spec: {tfReplicaSpecs: {Worker: {template: {${pod}}}}}`));
    assert.ok(ends('Thing', 'spec: {template: {spec: {restartPolicy: OnFailure, containers: [{name: c, image: i}]}}}'));
    assert.ok(!ends('CloneSet', `spec: {template: {${pod}}}`));
  });

  it('run where the older label says, too', () => {
    const windows = 'spec: {nodeSelector: {beta.kubernetes.io/os: windows}, containers: [{name: c, image: i}]}';
    assert.equal(workloads(object('v1', 'Pod', windows))[0]!.pod.os, 'windows');
  });
});
