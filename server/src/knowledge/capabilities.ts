/**
 * Capabilities of Linux as manifests name them: without `CAP_`.
 *
 * Sources: capabilities(7) of man-pages 6.9; the Pod Security Standards of Kubernetes 1.37; the defaults of containerd and
 * CRI-O. Read 2026-11-25.
 */

/** Those that the baseline standard lets containers add. */
export const baselineCapabilities: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** Those with any of which a process owns its host, and how. */
const mighty: ReadonlyMap<string, string> = new Map([
  ['ALL', 'it gives all of them'],
  ['SYS_ADMIN', 'it mounts file systems and enters the namespaces of others'],
  ['SYS_MODULE', 'it loads code into the kernel'],
  ['SYS_RAWIO', 'it reads and writes the memory of the node'],
  ['SYS_PTRACE', 'it reads and changes other processes'],
  ['DAC_READ_SEARCH', 'it opens every file of the node by its handle'],
  ['BPF', 'it loads programs into the kernel'],
]);

/** What a process can do with a capability by which it owns its host; undefined for the others. */
export function mightOf(capability: string): string | undefined {
  return mighty.get(bareCapability(capability));
}

/** `sys_admin` and `CAP_SYS_ADMIN` as Kubernetes writes it: `SYS_ADMIN`. */
export function bareCapability(name: string): string {
  return name.toUpperCase().replace(/^CAP_/u, '');
}
