import assert from 'node:assert/strict';
import { compose } from '../../server/src/compose/language.ts';
import { applyEdits } from '../../server/src/core/edit.ts';
import type { Language } from '../../server/src/core/language.ts';
import { kubernetes } from '../../server/src/kubernetes/language.ts';
import { addItem, removeItem, removeKey, set } from '../../server/src/yaml/edits.ts';
import type { YamlNode } from '../../server/src/yaml/node.ts';
import { mutated, randomNumbers } from '../mutations.ts';

const manifest = `# the shop
apiVersion: v1
kind: List
items:
- apiVersion: apps/v1
  kind: Deployment
  metadata: {name: web, annotations: {checkov.io/skip1: "CKV_K8S_1=x"}}
  spec:
    selector: &labels
      matchLabels: {app: web}
    template:
      metadata: {labels: {app: web}}
      spec:
        containers: # all of them
          - name: "web"
            image: 'web:1' # trivy:ignore:KSV-0001
            args: ["a", 'it''s', b c]
            resources:
              limits:
                memory: 1Gi
        volumes: [{name: a, emptyDir: {}}]
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: text
data:
  a: |
    # not a comment
    {{ x }}
  b: >-
    folded
    text
`;

const template = `{{- if .Values.on }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "name" . }}
spec:
  template:
    spec:
      containers:
        - name: {{ .Chart.Name }}
          image: "{{ .Values.image }}:{{ .Values.tag | default "x" }}"
          args: [http://{{ .Values.host }}:80]
          resources: {{- toYaml .Values.resources | nindent 12 }}
            limits:
              memory: 1Gi
          {{- with .Values.env }}
          env:
            {{- toYaml . | nindent 12 }}
          {{- end }}
{{- end }}
`;

const stack = `x-log: &log
  logging: {driver: json-file}
services:
  web:
    <<: *log
    image: \${IMAGE:-nginx}:latest
    ports:
      - "127.0.0.1:80:80/tcp"
      - {target: 80, published: "81"}
    volumes: ["./a:/b:ro", data:/c]
    environment: [A=1, "B=\${C}"]
  api:
    extends: web
    deploy: {resources: {limits: {memory: 1g}}}
volumes:
  data:
`;

const objects = `{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a}{"}, "spec": {"containers": [
\t{"name": "a", "image": "nginx", "resources": {}}
]}} {"apiVersion": "v1", "kind": "List", "items": [
  {"kind": "Service", "spec": {"ports": []}}
]}
`;

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: "shop"
spec:
  podSelector: {}
  ingress:
    - {}
    - from: []
      ports: [{port: 80, endPort: 90}]
    - from:
        - ipBlock: {cidr: 0.0.0.0/1, except: ['10.0.0.0/8']}
        - ipBlock:
            cidr: ::/0
  egress:
  - to:
`;

const samples: readonly (readonly [name: string, make: () => Language, text: string])[] = [
  ['a manifest', kubernetes, manifest],
  ['a template', kubernetes, template],
  ['a manifest with CRLF', kubernetes, manifest.replaceAll('\n', '\r\n')],
  ['objects of JSON', kubernetes, objects],
  ['a policy', kubernetes, policy],
  ['a Compose file', compose, stack],
];

describe('half-typed and damaged files', () => {
  for (const [name, make, text] of samples) {
    it(`never stop the reader: prefixes of ${name}`, () => {
      const language = make();
      for (let end = 0; end <= text.length; end++) survives(language, text.slice(0, end));
    });

    it(`never stop the reader: mutations of ${name}`, () => {
      const language = make();
      const random = randomNumbers(20260919);
      for (let round = 0; round < 1_500; round++) survives(language, mutated(text, pieces, random));
    });
  }
});

const pieces = [
  ...' \n\t:-?[]{},&*!|>\'"%@`#~<$',
  '---\n',
  '...\n',
  '{{',
  '}}',
  '<<: *log',
  '\r',
  '\u0000',
  '\ud800',
  'kind:',
  '- - ',
];

/** Reads all there is to read, in bounds, and edits all there is to edit. */
function survives(language: Language, text: string): void {
  const model = language.parse(text);
  for (const [name, event] of language.walk(model)) {
    const { at, span, node } = event as { at?: Place; span?: Place; node?: YamlNode };
    for (const place of [at, span, node?.span]) {
      if (place)
        assert.ok(0 <= place.start && place.start <= place.end && place.end <= text.length, `${name} in ${text}`);
    }
    if (node) editable(text, node);
  }
  for (const { span, scope } of language.comments(model)) {
    assert.equal(text[span.start], '#');
    assert.ok(!scope || scope.start <= scope.end);
  }
  language.markers?.(model);
  JSON.stringify(language.facts?.(model)?.data);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function editable(text: string, node: YamlNode): void {
  const first = node.entries[0];
  const list = node.entries.find(({ value }) => value.kind === 'sequence')?.value;
  const changes = [
    set(node, ['resources', 'limits', 'cpu'], '1'),
    set(node, 'new', [{ a: 1 }]),
    first && removeKey(node, first.key.text),
    list && addItem(list, { a: 1 }),
    list && removeItem(list, 0),
  ];
  for (const edits of changes) if (edits) applyEdits(text, edits);
}
