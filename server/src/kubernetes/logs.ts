import { isLogCollector } from '../knowledge/log-collectors.ts';
import type { Container, VolumeMount } from './model.ts';

const variable = /(?:^|_)LOG(?:S|GING)?(?:_FILE)?_(?:FILE|NAME|PATH|DIR|DIRECTORY|FOLDER)$/u;
const flag = /^--?(?:[\w.-]*[-_.])?logs?[-_.]?(?:file|path|dir|directory)$/iu;

/**
 * The mounts that a container writes log files to: named for logs, or holding a file or folder that one of its variables
 * or arguments names for them. What only reads logs, such as a collector, has none.
 */
export function logMounts(container: Container): readonly VolumeMount[] {
  if (container.kind === 'init' || container.kind === 'ephemeral' || isLogCollector(container.image ?? '')) return [];
  const named = namedLogs(container);
  return container.volumeMounts.filter(
    ({ path, readOnly, volume }) =>
      path !== undefined &&
      !readOnly &&
      (named.some((log) => holds(path, log)) ||
        (isLogFolder(path) && !isLogsOfNode(volume?.source?.get('path')?.string))),
  );
}

function holds(folder: string, path: string): boolean {
  return `${path}/`.startsWith(`${folder.replace(/\/+$/u, '')}/`);
}

function isLogFolder(path: string): boolean {
  return !path.startsWith('/dev/') && path.split('/').some((part) => part === 'log' || part === 'logs');
}

/** Where a node keeps the logs of its pods and services: mounted to read them, whatever the mount says. */
function isLogsOfNode(path: string | undefined): boolean {
  return path !== undefined && /^\/(?:var\/log(?:\/(?:pods|containers|journal))?|(?:var\/)?run\/log.*)\/?$/u.test(path);
}

function namedLogs({ env, node }: Container): readonly string[] {
  const words = ['command', 'args'].flatMap((key) => node.get(key)?.items.map(({ string }) => string ?? '') ?? []);
  return [
    ...env.map(({ name, value }) => (name !== undefined && variable.test(name) ? value?.string : undefined)),
    ...words.map((word, index) => {
      const [name = '', ...value] = word.split('=');
      return flag.test(name) ? value.join('=') || words[index + 1] : undefined;
    }),
  ].filter((path): path is string => path?.startsWith('/') === true);
}
