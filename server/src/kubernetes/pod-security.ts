import type { Edit } from '../core/edit.ts';
import type { Span } from '../core/span.ts';
import { baselineCapabilities } from '../knowledge/capabilities.ts';
import { containerTypes } from '../knowledge/selinux.ts';
import { safeSysctls } from '../knowledge/sysctls.ts';
import { removeKey, replaceScalar, set, type YamlValue } from '../yaml/edits.ts';
import type { YamlNode } from '../yaml/node.ts';
import { called } from './called.ts';
import type { Container, Pod } from './model.ts';
import { appArmorPrefix } from './profile-annotations.ts';
import {
  capabilities,
  type Holder,
  holders,
  keptCapabilities,
  keySpan,
  mayHaveOwnUsers,
  whoLacks,
} from './security-context.ts';

/** The standards that forbid something; the third, `privileged`, forbids nothing. */
export type Standard = 'baseline' | 'restricted';

/** A place where a pod breaks a Pod Security Standard. */
export interface Breach {
  /** The mildest standard that forbids it: what `baseline` forbids, `restricted` forbids too. */
  readonly standard: Standard;
  /** The control as the standard calls it: `Host Namespaces`. */
  readonly control: string;
  readonly at: Span;
  /** What the control asks for here, as a clause: `hostPID may not be true`. */
  readonly asks: string;
  /** What meets the control, where one edit does. */
  readonly mend?: (() => readonly Edit[] | undefined) | undefined;
}

/**
 * Where a pod breaks the Pod Security Standards as of Kubernetes 1.37, control by control.
 *
 * Source: the page of the standards in the documentation of Kubernetes, and what its admission controller does (the
 * repository kubernetes/pod-security-admission at v1.37). Read 2026-11-25.
 */
export function podSecurityBreaches(pod: Pod): readonly Breach[] {
  const own = isLinux(pod) ? [...controls, ...linuxControls] : controls;
  return own.flatMap(([control, find]) =>
    [...find(pod)].map(([standard, at, asks, mend]) => ({ standard, control, at, asks, mend })),
  );
}

type Found = readonly [standard: Standard, at: Span, asks: string, mend?: Breach['mend']];
type Control = readonly [name: string, find: (pod: Pod) => Iterable<Found>];

const controls: readonly Control[] = [
  ['HostProcess', (pod) => explicit(pod, ['windowsOptions', 'hostProcess'], isTrue, false)],
  ['Host Namespaces', hostNamespaces],
  ['Privileged Containers', (pod) => explicit(pod, ['privileged'], isTrue, false)],
  ['HostPath Volumes', (pod) => volumes(pod, 'baseline')],
  ['Host Ports', hostPorts],
  ['Host Probes / Lifecycle Hooks', probeHosts],
  ['AppArmor', appArmor],
  ['SELinux', seLinux],
  ['/proc Mount Type', procMount],
  ['Seccomp', (pod) => explicit(pod, ['seccompProfile', 'type'], isNoProfile, 'RuntimeDefault')],
  ['Sysctls', sysctls],
  ['Volume Types', (pod) => volumes(pod, 'restricted')],
  ['Running as Non-root', nonRoot],
  ['Running as Non-root user', nonRootUser],
];

/** Pods of Windows are exempt from what restricted adds here, and may not have the fields that baseline looks at. */
const linuxControls: readonly Control[] = [
  ['Capabilities', ({ containers }) => containers.flatMap((container) => [...containerCapabilities(container)])],
  ['Privilege Escalation', ({ containers }) => containers.flatMap((container) => [...privilegeEscalation(container)])],
  [
    'Seccomp',
    (pod) =>
      whoLacks(pod, ({ security }) => security.lacks('seccompProfile')).map((holder) =>
        missing(holder, ['seccompProfile', 'type'], 'RuntimeDefault'),
      ),
  ],
];

/** The standard goes by the field alone; a template may make anything of it. */
function isLinux({ node }: Pod): boolean {
  return node.lacks('os', 'name') || (node.get('os', 'name')?.string ?? 'windows') !== 'windows';
}

/**
 * Where the pod or a container says something that it may not.
 * @param instead what may stand in its place
 */
function* explicit(
  pod: Pod,
  path: readonly string[],
  isBad: (value: YamlNode) => boolean,
  instead?: string | boolean,
): Iterable<Found> {
  for (const { node } of holders(pod)) {
    const value = node.get('securityContext', ...path);
    if (!value || !isBad(value)) continue;
    const mend = instead === undefined ? undefined : () => replaceScalar(value, instead);
    // What is on or off is told by its key, what has one of many values by that.
    const at = value.boolean === undefined ? value.span : keySpan(value);
    yield ['baseline', at, `${path.join('.')} may not be \`${value.string}\``, mend];
  }
}

const isTrue = ({ boolean }: YamlNode) => boolean === true;
const isNoProfile = isOutside('RuntimeDefault', 'Localhost');

function isOutside(...allowed: readonly string[]): (value: YamlNode) => boolean {
  return ({ string }) => string !== undefined && !allowed.includes(string);
}

function missing({ node, at, name }: Holder, path: readonly string[], value: YamlValue): Found {
  const field = ['securityContext', ...path];
  const asks = `${called({ name }, 'it')} has to set ${field.join('.')} to \`${value}\``;
  return ['restricted', at, asks, () => set(node, field, value)];
}

function* hostNamespaces({ node }: Pod): Iterable<Found> {
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) {
    const value = node.get(field);
    if (value?.boolean === true)
      yield ['baseline', keySpan(value), `${field} may not be true`, () => removeKey(node, field)];
  }
}

const restrictedVolumes: ReadonlySet<string> = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

function* volumes(pod: Pod, standard: Standard): Iterable<Found> {
  for (const { type, source, at } of pod.volumes) {
    if (type === undefined || restrictedVolumes.has(type) || (type === 'hostPath') !== (standard === 'baseline'))
      continue;
    yield [standard, source?.key?.span ?? at, `volumes may not be of the type ${type}`];
  }
}

function* hostPorts({ containers }: Pod): Iterable<Found> {
  for (const { node } of containers) {
    for (const port of node.get('ports')?.items ?? []) {
      const hostPort = port.get('hostPort');
      if (hostPort?.number) yield ['baseline', hostPort.span, 'hostPort may not be set'];
    }
  }
}

const handlers: readonly (readonly string[])[] = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
].flatMap((path) => [
  [...path, 'httpGet', 'host'],
  [...path, 'tcpSocket', 'host'],
]);

function* probeHosts({ containers }: Pod): Iterable<Found> {
  for (const { node } of containers) {
    for (const path of handlers) {
      const host = node.get(...path);
      if (host?.string) yield ['baseline', host.span, 'probes and hooks may not name a host'];
    }
  }
}

function* appArmor(pod: Pod): Iterable<Found> {
  yield* explicit(pod, ['appArmorProfile', 'type'], isNoProfile, 'RuntimeDefault');
  for (const { key, value } of pod.workload.template.get('metadata', 'annotations')?.entries ?? []) {
    const isBad = value.string && value.string !== 'runtime/default' && !value.string.startsWith('localhost/');
    if (isBad && key.text.startsWith(appArmorPrefix))
      yield ['baseline', value.span, `the annotation may not be \`${value.string}\``];
  }
}

const seLinuxTypes = isOutside('', ...containerTypes);

function* seLinux(pod: Pod): Iterable<Found> {
  yield* explicit(pod, ['seLinuxOptions', 'type'], seLinuxTypes);
  yield* explicit(pod, ['seLinuxOptions', 'user'], isOutside(''));
  yield* explicit(pod, ['seLinuxOptions', 'role'], isOutside(''));
}

function* procMount(pod: Pod): Iterable<Found> {
  const standard = mayHaveOwnUsers(pod) ? 'restricted' : 'baseline';
  for (const [, ...rest] of explicit(pod, ['procMount'], isOutside('Default'), 'Default')) yield [standard, ...rest];
}

function* sysctls({ node }: Pod): Iterable<Found> {
  for (const sysctl of node.get('securityContext', 'sysctls')?.items ?? []) {
    const name = sysctl.get('name');
    if (name?.string !== undefined && !safeSysctls.has(name.string))
      yield ['baseline', name.span, `the sysctl \`${name.string}\` may not be set`];
  }
}

function* containerCapabilities(container: Container): Iterable<Found> {
  for (const added of capabilities(container, 'add')) {
    const standard = !baselineCapabilities.has(added.string!) ? 'baseline' : 'restricted';
    if (added.string !== 'NET_BIND_SERVICE')
      yield [standard, added.span, `the capability \`${added.string}\` may not be added`];
  }
  if (keptCapabilities(container, ['ALL']).length > 0) yield missing(container, ['capabilities', 'drop'], ['ALL']);
}

function* privilegeEscalation(container: Container): Iterable<Found> {
  const value = container.node.get('securityContext', 'allowPrivilegeEscalation');
  if (value?.boolean === true)
    yield ['restricted', keySpan(value), 'allowPrivilegeEscalation may not be true', () => replaceScalar(value, false)];
  else if (container.security.lacks('allowPrivilegeEscalation'))
    yield missing(container, ['allowPrivilegeEscalation'], false);
}

function* nonRoot(pod: Pod): Iterable<Found> {
  if (mayHaveOwnUsers(pod)) return;
  for (const [, ...rest] of explicit(pod, ['runAsNonRoot'], ({ boolean }) => boolean === false, true))
    yield ['restricted', ...rest];
  for (const holder of whoLacks(pod, ({ security }) => security.lacks('runAsNonRoot')))
    yield missing(holder, ['runAsNonRoot'], true);
}

function* nonRootUser(pod: Pod): Iterable<Found> {
  if (mayHaveOwnUsers(pod)) return;
  for (const [, ...rest] of explicit(pod, ['runAsUser'], ({ number }) => number === 0)) yield ['restricted', ...rest];
}
