import { rememberingOf } from '../core/memo.ts';
import type { ProjectFacts } from '../core/rule.ts';
import type { KubernetesFacts } from './facts.ts';
import type { PatchFact } from './kustomization-facts.ts';

/** Files under their decoded URIs: in URIs names may be encoded, in kustomizations they are not. */
export type Files = ReadonlyMap<string, File>;

export interface File {
  readonly uri: string;
  readonly kubernetes: KubernetesFacts;
}

/** The kustomizations of a project, and what they make of its files. All are decoded URIs. */
export interface Kustomizations {
  readonly files: Files;
  readonly kustomizations: readonly string[];
  /** What some kustomization builds on: files, and other kustomizations. */
  readonly used: ReadonlySet<string>;
  /** Patches and what else is meant for kustomize itself: their objects are none of the cluster's. */
  readonly apart: ReadonlySet<string>;
}

export const kustomizationsOf: (project: ProjectFacts) => Kustomizations = rememberingOf((project) => {
  const files = new Map<string, File>();
  for (const [uri, { data }] of project) {
    if (data.kubernetes) files.set(decodeURIComponent(uri), { uri, kubernetes: data.kubernetes });
  }
  const kustomizations = [...files].flatMap(([path, { kubernetes }]) => (kubernetes.kustomization ? [path] : []));
  const used = new Set<string>();
  const apart = new Set<string>();
  for (const path of kustomizations) {
    const { resources, components, patches, plugins } = files.get(path)!.kubernetes.kustomization!;
    const targets = (paths: readonly string[]) => paths.map((written) => resolve(folderOf(path), written));
    for (const target of targets([...resources, ...components])) used.add(kustomizationIn(target, files) ?? target);
    for (const target of targets([...pathsOf(patches), ...plugins]))
      apart.add(kustomizationIn(target, files) ?? target);
  }
  return { files, kustomizations, used, apart };
});

/** What a kustomization builds: files, and folders with all that lies below them. */
export interface Reach {
  holds(uri: string): boolean;
}

/** Finds what kustomizations build of the files of a project, through those that they build on. */
export function kustomizationReach(project: ProjectFacts): (uri: string) => Reach {
  const { files } = kustomizationsOf(project);
  return (uri) => {
    const roots = new Set<string>();
    collect(decodeURIComponent(uri), files, roots);
    return { holds: (file) => ancestors(decodeURIComponent(file)).some((path) => roots.has(path)) };
  };
}

function collect(path: string, files: Files, roots: Set<string>): void {
  const kustomization = files.get(path)?.kubernetes.kustomization;
  if (!kustomization) return;
  const { resources, components, patches } = kustomization;
  for (const written of [...resources, ...components, ...pathsOf(patches)]) {
    const root = resolve(folderOf(path), written);
    if (roots.has(root)) continue;
    roots.add(root);
    const inner = kustomizationIn(root, files);
    if (inner !== undefined) collect(inner, files, roots);
  }
}

/** The files of those patches that have one. */
function pathsOf(patches: readonly PatchFact[]): string[] {
  return patches.flatMap((patch) => ('path' in patch ? patch.path : []));
}

const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** The path of the kustomization file of a folder. */
export function kustomizationIn(folder: string, files: Files): string | undefined {
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
