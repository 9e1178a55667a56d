import { daemonKeys, removedDaemonKeys } from '../knowledge/daemon-keys.ts';

/** `daemon.json` in a folder of Docker's, or with a key of Docker's in it: other daemons have files of that name too. */
export function isDaemonFile(path: string, text: string): boolean {
  return isDaemonName(path) && (/(?:^|[/\\])\.?docker[/\\][^/\\]*$/u.test(path) || own.test(text));
}

export function isDaemonName(path: string): boolean {
  return /(?:^|[/\\])daemon\.json$/u.test(path);
}

/** Keys that are too common to tell. */
const common: ReadonlySet<string> = new Set([
  'builder',
  'debug',
  'dns',
  'features',
  'group',
  'http-proxy',
  'init',
  'ip',
  'labels',
  'log-level',
  'proxies',
  'tls',
]);

const telling = [...daemonKeys, ...Object.keys(removedDaemonKeys)].filter((key) => !common.has(key));
const own = new RegExp(`"(?:${telling.join('|')})"\\s*:`, 'u');
