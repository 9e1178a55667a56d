import type { ProjectFacts } from '../core/rule.ts';
import type { PackageFacts } from './package-facts.ts';

export interface FoundPackage extends PackageFacts {
  readonly uri: string;
}

/** One package of one archive, wherever the project installs it. */
export interface SharedPackage {
  /** Where it is left open. */
  readonly open: readonly FoundPackage[];
  /** Where it is pinned, by version: the one to agree on first, which is the one used most, and of several the newest. */
  readonly pinned: readonly (readonly FoundPackage[])[];
}

/** The packages of the project that are pinned anywhere. */
export function sharedPackages(files: ProjectFacts): readonly SharedPackage[] {
  const groups = new Map<string, FoundPackage[]>();
  for (const [uri, { data }] of files) {
    for (const each of data.dockerfile?.stages.flatMap(({ packages }) => packages) ?? []) {
      const key = `${each.family} ${each.name} ${each.archive}`;
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push({ ...each, uri });
    }
  }
  return [...groups.values()].flatMap((group) => {
    const pinned = byVersion(group);
    return pinned.length > 0 ? [{ open: group.filter(({ version }) => version === undefined), pinned }] : [];
  });
}

function byVersion(group: readonly FoundPackage[]): readonly (readonly FoundPackage[])[] {
  const versions = new Map<string, FoundPackage[]>();
  for (const each of group) {
    if (each.version === undefined) continue;
    const same = versions.get(each.version) ?? [];
    versions.set(each.version, same);
    same.push(each);
  }
  const newestFirst = [...versions].sort(([a], [b]) => b.localeCompare(a, 'en', { numeric: true }));
  return newestFirst.map(([, found]) => found).sort((a, b) => b.length - a.length);
}
