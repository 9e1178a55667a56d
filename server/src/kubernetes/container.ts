import type { YamlNode } from '../yaml/node.ts';
import type {
  Amount,
  Container,
  ContainerKind,
  EnvVariable,
  Pod,
  Resources,
  SecurityContext,
  VolumeMount,
  Workload,
} from './model.ts';
import { parseQuantity } from './quantity.ts';

export function readContainer(workload: Workload, pod: Pod, kind: ContainerKind, node: YamlNode): Container {
  const named = node.get('name') ?? node.get('image');
  return {
    workload,
    pod,
    kind,
    node,
    at: named?.span ?? node.entries[0]?.key.span ?? node.span,
    name: node.get('name')?.string,
    image: node.get('image')?.string,
    resources: readResources(node.get('resources')),
    security: securityOf(node, pod.node),
    env: (node.get('env')?.items ?? []).map(readVariable),
    volumeMounts: (node.get('volumeMounts')?.items ?? []).map((mount) => readMount(mount, pod)),
  };
}

/** Reads the `requests` and `limits` of a container, of a pod, or of a claim. */
export function readResources(node: YamlNode | undefined): Resources {
  return { requests: readAmounts(node?.get('requests')), limits: readAmounts(node?.get('limits')) };
}

/** What stands under `requests`, `limits` and their like, by resource. */
export function readAmounts(node: YamlNode | undefined): ReadonlyMap<string, Amount> {
  const amounts = new Map<string, Amount>();
  for (const { key, value } of node?.entries ?? []) {
    if (value.kind !== 'scalar') continue;
    const text = value.string;
    amounts.set(key.text, { node: value, nano: text === undefined ? undefined : parseQuantity(text) });
  }
  return amounts;
}

/** What a pod says of these holds for its containers unless they say otherwise; all other fields are theirs alone. */
const inherited: ReadonlySet<string> = new Set([
  'appArmorProfile',
  'runAsGroup',
  'runAsNonRoot',
  'runAsUser',
  'seLinuxOptions',
  'seccompProfile',
  'windowsOptions',
]);

function securityOf(container: YamlNode, pod: YamlNode): SecurityContext {
  const lacks = (node: YamlNode, field: string) => node.lacks('securityContext', field);
  return {
    get(field, ...path) {
      const own = container.get('securityContext', field);
      if (own && own.kind !== 'null') return own.get(...path);
      return inherited.has(field) ? pod.get('securityContext', field, ...path) : undefined;
    },
    lacks(field, ...path) {
      if (!lacks(container, field)) return container.lacks('securityContext', field, ...path);
      return !inherited.has(field) || pod.lacks('securityContext', field, ...path);
    },
  };
}

function readVariable(node: YamlNode): EnvVariable {
  const value = node.get('value');
  return {
    node,
    at: node.get('name')?.span ?? node.span,
    name: node.get('name')?.string,
    value: value?.string === undefined ? undefined : value,
  };
}

function readMount(node: YamlNode, pod: Pod): VolumeMount {
  const name = node.get('name')?.string;
  return {
    node,
    name,
    path: node.get('mountPath')?.string,
    readOnly: node.get('readOnly')?.boolean === true,
    volume: name === undefined ? undefined : pod.volumes.find((volume) => volume.name === name),
  };
}
