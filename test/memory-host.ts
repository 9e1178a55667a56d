import type { Host } from '../server/src/core/host.ts';

/** Files in memory below `memory:///`, by path. */
export function memoryHost(files: ReadonlyMap<string, string | Uint8Array>): Host {
  const root = 'memory:///';
  const entries = () => [...files].map(([path, content]) => [`${root}${path}`, content] as const);
  return {
    async read(uri) {
      const content = entries().find(([path]) => path === uri)?.[1];
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    async list(folder) {
      const base = folder.endsWith('/') ? folder : `${folder}/`;
      const names = new Map<string, 'file' | 'folder'>();
      for (const [path] of entries()) {
        if (!path.startsWith(base)) continue;
        const [name, ...rest] = path.slice(base.length).split('/');
        names.set(name!, rest.length > 0 ? 'folder' : 'file');
      }
      return names.size > 0 ? [...names].map(([name, type]) => ({ name, type })) : undefined;
    },
    async stat(uri) {
      const content = entries().find(([path]) => path === uri)?.[1];
      if (content !== undefined) return { type: 'file', size: content.length, mtime: 0 };
      const folder = uri.endsWith('/') ? uri : `${uri}/`;
      return entries().some(([path]) => path.startsWith(folder)) ? { type: 'folder', size: 0, mtime: 0 } : undefined;
    },
  };
}

export function memoryUri(path: string): string {
  return `memory:///${path}`;
}
