import type { Place } from '../core/facts.ts';
import type { Span } from '../core/span.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { KubernetesObject, Pod, Workload } from './model.ts';

/** What an object takes from ConfigMaps and Secrets, or what it holds as one of them. */
export interface ConfigFact {
  /** Of a ConfigMap or Secret: its keys; null where it may have more. */
  readonly keys?: readonly string[] | null;
  readonly uses?: readonly ConfigUse[];
}

/** A ConfigMap or Secret without which a pod does not start. */
export interface ConfigUse {
  /** The name, or the key where one is named. */
  readonly at: Place;
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly key: string | null;
}

/** Undefined for an object that has to do with neither, as most. */
export function configFact(
  object: KubernetesObject,
  workloads: readonly Workload[],
  place: (span: Span) => Place,
): ConfigFact | undefined {
  if (isConfig(object)) return { keys: keysOf(object) };
  const uses = workloads.flatMap(({ pod }) => usesOf(pod)).map(({ at, ...use }) => ({ at: place(at), ...use }));
  return uses.length > 0 ? { uses } : undefined;
}

function isConfig({ group, kind }: KubernetesObject): boolean {
  return group === '' && (kind === 'ConfigMap' || kind === 'Secret');
}

function keysOf({ node }: KubernetesObject): readonly string[] | null {
  const parts = ['data', 'binaryData', 'stringData'].flatMap((key) => node.get(key) ?? []);
  if (!node.complete || parts.some(({ complete, unknown }) => !complete || unknown)) return null;
  return parts.flatMap(({ entries }) => entries.map(({ key }) => key.text));
}

interface SpannedUse extends Omit<ConfigUse, 'at'> {
  readonly at: Span;
}

function usesOf({ node, containers }: Pod): SpannedUse[] {
  const ofContainers = containers.flatMap(({ node }) => [
    ...(node.get('env')?.items ?? []).flatMap((variable) => [
      ...keyUse('ConfigMap', variable.get('valueFrom', 'configMapKeyRef')),
      ...keyUse('Secret', variable.get('valueFrom', 'secretKeyRef')),
    ]),
    ...(node.get('envFrom')?.items ?? []).flatMap((source) => [
      ...use('ConfigMap', source.get('configMapRef')),
      ...use('Secret', source.get('secretRef')),
    ]),
  ]);
  const ofVolumes = (node.get('volumes')?.items ?? []).flatMap((volume) => [
    ...use('ConfigMap', volume.get('configMap')),
    ...use('Secret', volume.get('secret'), 'secretName'),
    ...(volume.get('projected', 'sources')?.items ?? []).flatMap((source) => [
      ...use('ConfigMap', source.get('configMap')),
      ...use('Secret', source.get('secret')),
    ]),
  ]);
  return [...ofContainers, ...ofVolumes];
}

function keyUse(kind: ConfigUse['kind'], reference: YamlNode | undefined): SpannedUse[] {
  const [whole] = use(kind, reference);
  const key = reference?.get('key');
  if (!whole || key?.string === undefined) return whole ? [whole] : [];
  return [whole, { ...whole, at: key.span, key: key.string }];
}

/** The object as a whole, and the keys of it that a volume takes (`items`). */
function use(kind: ConfigUse['kind'], reference: YamlNode | undefined, nameKey = 'name'): SpannedUse[] {
  const name = reference?.get(nameKey);
  if (!reference || name?.string === undefined || !isNeeded(reference)) return [];
  const whole = { at: name.span, kind, name: name.string, key: null };
  const keys = (reference.get('items')?.items ?? []).flatMap((item) => item.get('key') ?? []);
  return [
    whole,
    ...keys.flatMap(({ string, span }) => (string === undefined ? [] : [{ ...whole, at: span, key: string }])),
  ];
}

function isNeeded(reference: YamlNode): boolean {
  return reference.lacks('optional') || reference.get('optional')?.boolean === false;
}
