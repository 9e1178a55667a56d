/**
 * What the drivers of disks can do and are told, by their parameters in a StorageClass.
 *
 * Sources: the pages on parameters of the drivers (aws-ebs-csi-driver, gcp-compute-persistent-disk-csi-driver,
 * azuredisk-csi-driver, cloud-provider-openstack, vsphere-csi-driver, ceph-csi, longhorn) and of the disks that their clouds
 * sell, as they were known in November 2026; not compared with them line by line.
 */
export interface StorageDriver {
  /** What a StorageClass calls it: the CSI driver, then the driver that was part of Kubernetes. */
  readonly names: readonly string[];
  /** The type of volume that the driver of old had. */
  readonly volume?: string;
  /** Its disks lie in one zone, and can be mounted there alone. */
  readonly zonal: boolean;
  /** It gives out, or is the name for, volumes whose files several nodes may write to. */
  readonly sharesFiles?: true;
  /** The file system is a parameter of the CSI sidecar, and a name of its own is the old way. */
  readonly standardFileSystem: boolean;
  /** It encrypts where `encrypted` is `"true"`. `account`: otherwise as the account has it; `never`: otherwise not. */
  readonly encrypts?: { readonly otherwise: 'account' | 'never' };
  /** The parameter that says the kind of disk, in lower case. */
  readonly typeParameters: readonly string[];
  /** Kinds whose disks spin, in lower case. */
  readonly slowTypes: readonly string[];
}

const blockDrivers: readonly StorageDriver[] = [
  {
    names: ['ebs.csi.aws.com', 'ebs.csi.eks.amazonaws.com', 'kubernetes.io/aws-ebs'],
    volume: 'awsElasticBlockStore',
    zonal: true,
    standardFileSystem: true,
    encrypts: { otherwise: 'account' },
    typeParameters: ['type'],
    slowTypes: ['st1', 'sc1', 'standard'],
  },
  {
    names: ['pd.csi.storage.gke.io', 'kubernetes.io/gce-pd'],
    volume: 'gcePersistentDisk',
    zonal: true,
    standardFileSystem: true,
    typeParameters: ['type'],
    slowTypes: ['pd-standard'],
  },
  {
    names: ['disk.csi.azure.com', 'kubernetes.io/azure-disk'],
    volume: 'azureDisk',
    zonal: true,
    standardFileSystem: false,
    typeParameters: ['skuname', 'storageaccounttype'],
    slowTypes: ['standard_lrs'],
  },
  {
    names: ['cinder.csi.openstack.org', 'kubernetes.io/cinder'],
    volume: 'cinder',
    zonal: true,
    standardFileSystem: true,
    typeParameters: [],
    slowTypes: [],
  },
  {
    names: ['csi.vsphere.vmware.com', 'kubernetes.io/vsphere-volume'],
    volume: 'vsphereVolume',
    sharesFiles: true,
    zonal: false,
    standardFileSystem: true,
    typeParameters: [],
    slowTypes: [],
  },
  {
    names: ['rbd.csi.ceph.com', 'rook-ceph.rbd.csi.ceph.com'],
    zonal: false,
    standardFileSystem: true,
    encrypts: { otherwise: 'never' },
    typeParameters: [],
    slowTypes: [],
  },
  {
    names: ['driver.longhorn.io'],
    zonal: false,
    sharesFiles: true,
    standardFileSystem: false,
    encrypts: { otherwise: 'never' },
    typeParameters: [],
    slowTypes: [],
  },
  {
    names: ['kubernetes.io/rbd'],
    volume: 'rbd',
    zonal: false,
    standardFileSystem: false,
    typeParameters: [],
    slowTypes: [],
  },
  {
    names: ['kubernetes.io/no-provisioner'],
    volume: 'local',
    sharesFiles: true,
    zonal: true,
    standardFileSystem: false,
    typeParameters: [],
    slowTypes: [],
  },
];

/** The driver of that name; undefined for those of shared files, and for all that nothing is known of. */
export function blockDriver(name: string | undefined): StorageDriver | undefined {
  return blockDrivers.find(({ names }) => name !== undefined && names.includes(name));
}

/** The same of a volume by its type: `awsElasticBlockStore`. */
export function blockDriverOf(volumeType: string | undefined): StorageDriver | undefined {
  return blockDrivers.find(({ volume }) => volume !== undefined && volume === volumeType);
}
