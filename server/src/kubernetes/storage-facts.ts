import type { Place } from '../core/facts.ts';
import type { Span } from '../core/span.ts';
import { isDatabase } from '../knowledge/database-images.ts';
import { imageParts } from '../knowledge/image.ts';
import { blockDriver, blockDriverOf } from '../knowledge/storage-drivers.ts';
import { set } from '../yaml/edits.ts';
import type { YamlNode } from '../yaml/node.ts';
import { isBuiltIn } from './built-in.ts';
import type { KubernetesObject, Resource, StorageClass, Volume, Workload } from './model.ts';
import { parameter } from './storage-class.ts';

/** What an object has to do with storage. */
export interface StorageFact {
  /** The claim that the object is, or those that it has templates for. */
  readonly claims?: readonly ClaimFact[];
  readonly pods?: ClaimingPods;
  readonly storageClass?: ClassFact;
}

export interface ClaimFact {
  readonly at: Place;
  readonly name: string | null;
  /** Whether each pod gets one of its own. */
  readonly template: boolean;
  /** Null where the default class, none or an unknown one is wanted. */
  readonly className: string | null;
  /** Null where they are unknown. */
  readonly modes: readonly { readonly at: Place; readonly mode: string }[] | null;
  /** A device without files (`volumeMode: Block`). */
  readonly block: boolean;
  /** What the API wants and is not there. */
  readonly missing: readonly string[];
}

/** Pods that use claims. */
export interface ClaimingPods {
  /** How many there are at a time; null where that is unknown or none. */
  readonly count: 'one' | 'several' | null;
  /** New pods start before old ones have gone. */
  readonly rolls: boolean;
  /** The edit that has old pods go first, where it can be made. */
  readonly recreate: { readonly at: Place; readonly text: string } | null;
  /** Those that exist by themselves, by name. */
  readonly claims: readonly { readonly at: Place; readonly name: string }[];
  /** A database among its images. */
  readonly database: string | null;
}

export interface ClassFact {
  readonly provisioner: string;
  /** Where it is marked as the default class. */
  readonly isDefault: Place | null;
  /** The kind of its disks, where those spin. */
  readonly slowType: string | null;
}

type Placing = (span: Span) => Place;

/** Undefined for the many objects that have nothing to do with it. */
export function storageFact(resource: Resource, place: Placing): StorageFact | undefined {
  const { object, workloads, storageClass } = resource;
  const claims = claimsOf(resource, place);
  const [workload] = isBuiltIn(object) ? workloads : [];
  const pods = workload && podsOf(workload, claims, place);
  const ofClass = storageClass && classOf(storageClass, place);
  if (claims.length === 0 && !pods && !ofClass) return undefined;
  return {
    ...(claims.length > 0 && { claims }),
    ...(pods && { pods }),
    ...(ofClass && { storageClass: ofClass }),
  };
}

function claimsOf({ object, workloads, volume }: Resource, place: Placing): ClaimFact[] {
  const { kind, node } = object;
  if (kind === 'PersistentVolumeClaim') return [claimOf(node, object.at, false, place)];
  if (kind === 'PersistentVolume') return volume ? ofVolume(object, volume, place) : [];
  const templates = kind === 'StatefulSet' ? (node.get('spec', 'volumeClaimTemplates')?.items ?? []) : [];
  const ephemeral = workloads.flatMap(({ pod }) => pod.volumes).filter(({ type }) => type === 'ephemeral');
  return [
    ...templates.map((item) => claimOf(item, item.get('metadata', 'name')?.span ?? item.span, true, place)),
    ...ephemeral.flatMap(({ source, at }) => {
      const template = source?.get('volumeClaimTemplate');
      return template ? [claimOf(template, at, true, place)] : [];
    }),
  ];
}

function claimOf(node: YamlNode, at: Span, template: boolean, place: Placing): ClaimFact {
  return {
    at: place(at),
    name: node.get('metadata', 'name')?.string ?? null,
    template,
    className: node.get('spec', 'storageClassName')?.string || null,
    modes: modesOf(node, place),
    block: node.get('spec', 'volumeMode')?.string === 'Block',
    missing: required.filter((path) => node.lacks(...path)).map((path) => path.join('.')),
  };
}

const required = [
  ['spec', 'accessModes'],
  ['spec', 'resources', 'requests', 'storage'],
];

function modesOf(node: YamlNode, place: Placing): ClaimFact['modes'] {
  const modes = node.get('spec', 'accessModes');
  if (!modes?.complete) return null;
  return modes.items.flatMap(({ string, span }) => (string === undefined ? [] : [{ at: place(span), mode: string }]));
}

/** A disk that is described rather than asked for: only the way it may be written to is looked at. */
function ofVolume({ node, at }: KubernetesObject, { type, source }: Volume, place: Placing): ClaimFact[] {
  const driver = type === 'csi' ? blockDriver(source?.get('driver')?.string) : blockDriverOf(type);
  if (!driver || driver.sharesFiles) return [];
  const claim = claimOf(node, at, false, place);
  return [{ ...claim, name: null, className: driver.names[0]!, missing: [] }];
}

function podsOf({ object, pod }: Workload, own: readonly ClaimFact[], place: Placing): ClaimingPods | undefined {
  const claims = pod.volumes.flatMap(({ type, source }) => {
    const name = type === 'persistentVolumeClaim' ? source?.get('claimName') : undefined;
    return name?.string ? [{ at: place(name.span), name: name.string }] : [];
  });
  if (claims.length === 0 && own.length === 0) return undefined;
  const images = pod.containers.flatMap(({ image, kind }) =>
    image && kind === 'container' ? [imageParts(image).name] : [],
  );
  const rolls = rollsOver(object);
  const edits = rolls && claims.length > 0 ? recreation(object) : undefined;
  return {
    count: countOf(object),
    rolls,
    recreate: edits?.length === 1 ? { at: place(edits[0]!), text: edits[0]!.text } : null,
    claims,
    database: images.find(isDatabase) ?? null,
  };
}

/** A DaemonSet has as many as there are nodes. */
function countOf({ kind, node }: KubernetesObject): ClaimingPods['count'] {
  if (kind === 'DaemonSet') return 'several';
  if (node.lacks('spec', 'replicas')) return 'one';
  const replicas = node.get('spec', 'replicas')?.number ?? 0;
  return replicas > 1 ? 'several' : replicas === 1 ? 'one' : null;
}

function rollsOver({ kind, node }: KubernetesObject): boolean {
  if (kind !== 'Deployment') return false;
  const strategy = node.get('spec', 'strategy');
  const type = strategy?.get('type')?.string;
  if (type !== undefined ? type !== 'RollingUpdate' : !node.lacks('spec', 'strategy', 'type')) return false;
  const surge = strategy?.get('rollingUpdate', 'maxSurge')?.string;
  return surge === undefined ? node.lacks('spec', 'strategy', 'rollingUpdate', 'maxSurge') : !/^0%?$/u.test(surge);
}

/** Undefined where the strategy has parameters, which Recreate may not have. */
function recreation({ node }: KubernetesObject) {
  const spec = node.get('spec');
  return spec?.lacks('strategy', 'rollingUpdate') ? set(spec, ['strategy', 'type'], 'Recreate') : undefined;
}

function classOf(storageClass: StorageClass, place: Placing): ClassFact | undefined {
  const provisioner = storageClass.provisioner?.string;
  if (provisioner === undefined) return undefined;
  const annotations = storageClass.object.node.get('metadata', 'annotations');
  const mark = annotations?.entries.find(({ key, value }) => defaultMark.test(key.text) && value.string === 'true');
  const driver = blockDriver(provisioner);
  const type = driver && parameter(storageClass, ...driver.typeParameters)?.value.string;
  return {
    provisioner,
    isDefault: mark ? place(mark.key.span) : null,
    slowType: type && driver.slowTypes.includes(type.toLowerCase()) ? type : null,
  };
}

const defaultMark = /^storageclass\.(?:beta\.)?kubernetes\.io\/is-default-class$/u;
