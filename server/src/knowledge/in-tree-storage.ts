/**
 * Storage drivers that were part of Kubernetes and are so no more.
 *
 * Sources: the descriptions of volume sources in the OpenAPI description of Kubernetes 1.37, the pages on volumes,
 * persistent volumes and storage classes of kubernetes.io/docs/concepts/storage, and for Portworx and gitRepo the changes
 * kubernetes/kubernetes#135322 and kubernetes/enhancements#5040; for parameters, the pages on them of the CSI drivers. Read
 * on 24 November 2026.
 */
export interface InTreeStorage {
  /** The key of the volume's source: `awsElasticBlockStore`. */
  readonly volume: string;
  /** What a StorageClass calls it: `kubernetes.io/aws-ebs`. */
  readonly provisioner?: string;
  /** The release of Kubernetes that dropped the code. */
  readonly release: string;
  /** The driver that takes its place; undefined where there is none to name. */
  readonly csi?: string;
  /** Kubernetes hands its volumes over to the CSI driver, where that is installed: old manifests go on working. */
  readonly redirected: boolean;
  /**
   * The parameters of a StorageClass, in lower case, that the CSI driver takes by the same names, but for `fsType`. With a
   * value behind it (`kind=managed`): only with that.
   */
  readonly kept: readonly string[];
}

export const inTreeStorage: readonly InTreeStorage[] = [
  redirected('awsElasticBlockStore', 'kubernetes.io/aws-ebs', '1.27', 'ebs.csi.aws.com', [
    'type',
    'iopspergb',
    'encrypted',
    'kmskeyid',
  ]),
  redirected('azureDisk', 'kubernetes.io/azure-disk', '1.27', 'disk.csi.azure.com', [
    'skuname',
    'storageaccounttype',
    'cachingmode',
    'kind=managed',
    'location',
    'resourcegroup',
    'diskencryptionsetid',
    'tags',
  ]),
  redirected('azureFile', 'kubernetes.io/azure-file', '1.30', 'file.csi.azure.com', [
    'skuname',
    'storageaccounttype',
    'storageaccount',
    'location',
    'resourcegroup',
    'sharename',
    'secretname',
    'secretnamespace',
  ]),
  redirected('cinder', 'kubernetes.io/cinder', '1.26', 'cinder.csi.openstack.org', ['type', 'availability']),
  redirected('gcePersistentDisk', 'kubernetes.io/gce-pd', '1.28', 'pd.csi.storage.gke.io', [
    'type',
    'replication-type',
  ]),
  redirected('portworxVolume', 'kubernetes.io/portworx-volume', '1.36', 'pxd.portworx.com'),
  redirected('vsphereVolume', 'kubernetes.io/vsphere-volume', '1.30', 'csi.vsphere.vmware.com', ['storagepolicyname']),
  gone('cephfs', undefined, '1.31', 'cephfs.csi.ceph.com'),
  gone('rbd', 'kubernetes.io/rbd', '1.31', 'rbd.csi.ceph.com'),
  gone('glusterfs', 'kubernetes.io/glusterfs', '1.26'),
  gone('flocker', undefined, '1.25'),
  gone('quobyte', 'kubernetes.io/quobyte', '1.25', 'csi.quobyte.com'),
  gone('storageos', 'kubernetes.io/storageos', '1.25'),
  gone('scaleIO', 'kubernetes.io/scaleio', '1.22', 'csi-vxflexos.dellemc.com'),
  gone('photonPersistentDisk', 'kubernetes.io/photon-pd', '1.15'),
  // The API still takes it, but kubelets refuse it unless a feature gate is set, and from 1.36 on that cannot be set.
  gone('gitRepo', undefined, '1.33'),
];

function redirected(
  volume: string,
  provisioner: string,
  release: string,
  csi: string,
  kept: readonly string[] = [],
): InTreeStorage {
  return { volume, provisioner, release, csi, redirected: true, kept };
}

function gone(volume: string, provisioner: string | undefined, release: string, csi?: string): InTreeStorage {
  return { volume, release, redirected: false, kept: [], ...(provisioner && { provisioner }), ...(csi && { csi }) };
}
