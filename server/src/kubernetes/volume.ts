import type { YamlNode } from '../yaml/node.ts';
import type { KubernetesObject, Pod, Volume } from './model.ts';

/** A volume of a pod. */
export function readVolume(object: KubernetesObject, pod: Pod, node: YamlNode): Volume {
  const source = sourceOf(node);
  // The API makes an `emptyDir` of a volume that says nothing but its name.
  const isEmpty =
    !source && node.kind === 'mapping' && node.entries.every(({ key }) => key.text === 'name') && node.complete;
  return {
    object,
    pod,
    node,
    at: node.get('name')?.span ?? node.span,
    name: node.get('name')?.string,
    type: isEmpty ? 'emptyDir' : source?.key?.text,
    source,
  };
}

/** The volume that a PersistentVolume describes. */
export function readPersistentVolume(object: KubernetesObject): Volume | undefined {
  const spec = object.node.get('spec');
  if (spec?.kind !== 'mapping') return undefined;
  const source = sourceOf(spec);
  return { object, pod: undefined, node: spec, at: object.at, name: object.name, type: source?.key?.text, source };
}

function sourceOf(node: YamlNode): YamlNode | undefined {
  return node.entries.find(({ key }) => volumeTypes.has(key.text))?.value;
}

/** Every type that Kubernetes has or had, of pods and of PersistentVolumes. */
const volumeTypes: ReadonlySet<string> = new Set([
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'fc',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'gitRepo',
  'glusterfs',
  'hostPath',
  'image',
  'iscsi',
  'local',
  'nfs',
  'persistentVolumeClaim',
  'photonPersistentDisk',
  'portworxVolume',
  'projected',
  'quobyte',
  'rbd',
  'scaleIO',
  'secret',
  'storageos',
  'vsphereVolume',
]);
