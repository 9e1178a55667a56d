/**
 * Paths of a node that give it away to whoever may write there: programs and configuration that root runs and reads,
 * and what the kubelet keeps of all pods. What lies below counts too.
 */
const trees = [
  '/bin',
  '/boot',
  '/etc',
  '/lib',
  '/lib64',
  '/root',
  '/sbin',
  '/usr',
  '/var/lib/kubelet',
  '/var/lib/etcd',
  '/var/spool/cron',
];

/**
 * Of these the folder itself: a file system that is mounted below is another matter. Devices are none of them, for what a
 * container may do with them is not a question of its mounts.
 */
const folders: ReadonlySet<string> = new Set(['/', '/home', '/proc', '/sys', '/var', '/var/lib']);

/** Below the trees, and made for pods to be mounted: data of no power, and the places of drivers and network plugins. */
const harmless = [
  '/etc/ca-certificates',
  '/etc/cni',
  '/etc/hostname',
  '/etc/hosts',
  '/etc/localtime',
  '/etc/machine-id',
  '/etc/os-release',
  '/etc/pki',
  '/etc/resolv.conf',
  '/etc/ssl',
  '/etc/timezone',
  '/lib/modules',
  '/usr/lib/os-release',
  '/usr/libexec/kubernetes/kubelet-plugins',
  '/usr/local/share',
  '/usr/share',
  '/usr/src',
  '/var/lib/kubelet/device-plugins',
  '/var/lib/kubelet/plugins',
  '/var/lib/kubelet/plugins_registry',
  '/var/lib/kubelet/pod-resources',
  '/var/lib/kubelet/pods',
];

/** Whether one who may write below a path of the node owns the node. Slashes at the end and doubled ones mean nothing. */
export function isSensitivePath(path: string): boolean {
  const plain = `/${path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')}`;
  const isIn = (folder: string) => plain === folder || plain.startsWith(`${folder}/`);
  return folders.has(plain) || (trees.some(isIn) && !harmless.some(isIn));
}
