import { isLogCollector } from '../knowledge/log-collectors.ts';
import type { Container, VolumeMount } from './model.ts';

const variable = /^CATALINA_OUT$|(?:^|_)LOG(?:S|GING)?(?:_FILE)?_(?:FILE|NAME|PATH|DIR|DIRECTORY|FOLDER)$/u;
/** Where a shell sends what a program prints: `>> /data/app.log 2>&1`. */
const redirection = /(?:^|[\s\w])&?>{1,2}\s*(\/[\w./-]*\.log)(?![\w.])/gu;
const flag = /^--?(?:[\w.-]*[-_.])?logs?[-_.]?(?:file|path|dir|directory)$/iu;

/**
 * The mounts that a container writes log files to: named for logs, or holding a file or folder that one of its variables
 * or arguments names for them. What only reads logs, such as a collector, has none, and those that a collector beside it
 * reads or rotates are none either.
 */
export function logMounts(container: Container): readonly VolumeMount[] {
  if (container.kind === 'init' || container.kind === 'ephemeral' || isCollector(container)) return [];
  const named = namedLogs(container);
  const isAgent = container.workload.object.kind === 'DaemonSet';
  return container.volumeMounts.filter(
    (mount) =>
      mount.path !== undefined &&
      !mount.readOnly &&
      !isCollected(mount, container) &&
      (named.some((log) => holds(mount.path!, log)) ||
        (isLogFolder(mount.path) && !isLogsOfNode(mount.volume?.source?.get('path')?.string, isAgent))),
  );
}

/** Whether it reads the logs of others, by its name or its image's. */
export function isCollector({ name, image }: Container): boolean {
  return isLogCollector(name ?? '') || isLogCollector(image ?? '');
}

function isCollected({ name }: VolumeMount, { pod }: Container): boolean {
  return pod.containers.some((other) => isCollector(other) && other.volumeMounts.some((mount) => mount.name === name));
}

function holds(folder: string, path: string): boolean {
  return `${path}/`.startsWith(`${folder.replace(/\/+$/u, '')}/`);
}

function isLogFolder(path: string): boolean {
  return !path.startsWith('/dev/') && path.split('/').some((part) => part === 'log' || part === 'logs');
}

/**
 * Where a node keeps the logs of its pods and services: mounted to read them, whatever the mount says. In the folder above
 * them agents read, which run on every node, and others write.
 */
function isLogsOfNode(path: string | undefined, isAgent: boolean): boolean {
  if (path === undefined) return false;
  return (
    /^\/(?:var\/log\/(?:pods|containers|journal)|(?:var\/)?run\/log.*)\/?$/u.test(path) ||
    (isAgent && /^\/var\/log\/?$/u.test(path))
  );
}

function namedLogs({ env, node }: Container): readonly string[] {
  const words = ['command', 'args'].flatMap((key) => node.get(key)?.items.map(({ string }) => string ?? '') ?? []);
  return [
    ...env.map(({ name, value }) => (name !== undefined && variable.test(name) ? value?.string : undefined)),
    ...words.map((word, index) => {
      const [name = '', ...value] = word.split('=');
      return flag.test(name) ? value.join('=') || words[index + 1] : undefined;
    }),
    ...words.flatMap((word) => [...word.matchAll(redirection)].map(([, path]) => path)),
  ].filter((path): path is string => path?.startsWith('/') === true);
}
