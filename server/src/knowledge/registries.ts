/** Whether one of the patterns stands for the registry. One `*` of a pattern stands for anything. */
export function isListed(registry: string, patterns: readonly string[]): boolean {
  const host = registry.toLowerCase();
  const names = hub.includes(host) ? hub : [host];
  return patterns.some((pattern) => names.some((name) => matches(name, pattern.toLowerCase())));
}

/** Docker Hub has more than one name. */
const hub = ['docker.io', 'hub.docker.com', 'index.docker.io'];

function matches(registry: string, pattern: string): boolean {
  const [start = '', end] = pattern.split('*', 2);
  if (end === undefined) return registry === pattern;
  return registry.length >= start.length + end.length && registry.startsWith(start) && registry.endsWith(end);
}
