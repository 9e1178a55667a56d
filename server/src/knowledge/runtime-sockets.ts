/**
 * Where container runtimes listen. Whoever may talk to one of these sockets can start a privileged container, and so owns
 * the host.
 *
 * Source: the defaults in the documentation of the runtimes, and of k3s, k0s, MicroK8s and balenaOS, which move them. Read
 * on 24 November 2026.
 */
const sockets: ReadonlyMap<string, string> = new Map([
  ['docker.sock', 'Docker'],
  ['cri-dockerd.sock', 'Docker'],
  ['dockershim.sock', 'Docker'],
  ['docker_engine', 'Docker'],
  ['balena.sock', 'balenaEngine'],
  ['balena-engine.sock', 'balenaEngine'],
  ['containerd.sock', 'containerd'],
  ['containerd.sock.ttrpc', 'containerd'],
  ['containerd-containerd', 'containerd'],
  ['crio.sock', 'CRI-O'],
  ['podman.sock', 'Podman'],
  ['buildkitd.sock', 'BuildKit'],
]);

/** Directories that hold them. The root of the host holds them too, but who mounts that has other troubles. */
const folders: ReadonlyMap<string, string> = new Map([
  ['/run', 'the container runtime'],
  ['/run/containerd', 'containerd'],
  ['/run/k0s', 'containerd'],
  ['/run/k3s', 'containerd'],
  ['/run/k3s/containerd', 'containerd'],
  ['/var/snap/microk8s/common/run', 'containerd'],
  ['/run/crio', 'CRI-O'],
  ['/run/podman', 'Podman'],
  ['/run/buildkit', 'BuildKit'],
]);

export interface RuntimeSocket {
  /** `Docker`, `containerd`... */
  readonly runtime: string;
  /** Not the socket itself is meant but a directory that it is in. */
  readonly inside: boolean;
}

/** The runtime's socket that a path of the host names or holds; undefined where none is known. */
export function runtimeSocket(path: string): RuntimeSocket | undefined {
  const parts = path.split(/[\\/]+/u).filter((part) => part !== '');
  const socket = sockets.get(parts.at(-1) ?? '');
  if (socket) return { runtime: socket, inside: false };
  // `/var/run` is a link to `/run` on every system that these runtimes live on.
  const folder = folders.get(`/${parts.join('/')}`.replace(/^\/var\/run(?=\/|$)/u, '/run'));
  return folder === undefined ? undefined : { runtime: folder, inside: true };
}
