import type { Facts } from '../core/facts.ts';
import type { ProjectFacts } from '../core/rule.ts';

/** What a kustomization builds: files, and folders with all that lies below them. */
export interface Reach {
  holds(uri: string): boolean;
}

/** Finds what kustomizations build of the files of a project, through those that they build on. */
export function kustomizationReach(files: ProjectFacts): (uri: string) => Reach {
  // In URIs names may be encoded, in kustomizations they are not.
  const byPath = new Map([...files].map(([uri, facts]) => [decodeURIComponent(uri), facts] as const));
  return (uri) => {
    const roots = new Set<string>();
    collect(decodeURIComponent(uri), byPath, roots);
    return { holds: (file) => ancestors(decodeURIComponent(file)).some((path) => roots.has(path)) };
  };
}

function collect(path: string, files: ReadonlyMap<string, Facts>, roots: Set<string>): void {
  const kustomization = files.get(path)?.data.kubernetes?.kustomization;
  if (!kustomization) return;
  const { resources, components, patches } = kustomization;
  for (const written of [...resources, ...components, ...patches]) {
    const root = resolve(folderOf(path), written);
    if (roots.has(root)) continue;
    roots.add(root);
    const inner = kustomizationIn(root, files);
    if (inner !== undefined) collect(inner, files, roots);
  }
}

const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** The path of the kustomization file of a folder. */
export function kustomizationIn(folder: string, files: ReadonlyMap<string, unknown>): string | undefined {
  return names.map((name) => `${folder}/${name}`).find((path) => files.has(path));
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** Resolves `./a`, `../a` and `a` against a folder. */
export function resolve(folder: string, path: string): string {
  let at = folder;
  for (const part of path.split('/')) {
    if (part === '..') at = at.slice(0, at.lastIndexOf('/'));
    else if (part !== '' && part !== '.') at = `${at}/${part}`;
  }
  return at;
}

/** The path itself and the folders above it. */
function ancestors(path: string): string[] {
  const paths = [path];
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1))
    paths.push(path.slice(0, slash));
  return paths;
}
