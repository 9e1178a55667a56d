import type { YamlNode } from '../yaml/node.ts';
import { isBuiltIn } from './built-in.ts';
import type { Container, Pod } from './model.ts';

/** Something that names a volume of its pod: a mount of files, or a block device. */
export interface VolumeUse {
  readonly node: YamlNode;
  readonly name: YamlNode | undefined;
}

export function volumeUses({ node }: Container): VolumeUse[] {
  return ['volumeMounts', 'volumeDevices']
    .flatMap((key) => node.get(key)?.items ?? [])
    .map((use) => ({ node: use, name: use.get('name') }));
}

/** The names of all volumes that the pod has, those of claim templates too; undefined where some may be unknown. */
export function volumeNames({ node, workload: { object } }: Pod): ReadonlySet<string> | undefined {
  if (!isBuiltIn(object)) return undefined;
  const names = new Set<string>();
  const read = (holder: YamlNode, key: string, ...path: readonly string[]): boolean => {
    const list = holder.get(key);
    if (list?.kind !== 'sequence') return holder.lacks(key);
    for (const item of list.items) {
      const name = item.get(...path)?.string;
      if (name === undefined) return false;
      names.add(name);
    }
    return list.complete;
  };
  const isKnown = read(node, 'volumes', 'name');
  const spec = object.kind === 'StatefulSet' ? object.node.get('spec') : undefined;
  return isKnown && (!spec || read(spec, 'volumeClaimTemplates', 'metadata', 'name')) ? names : undefined;
}

/** The names of the volumes that containers use; undefined where some may be unknown. */
export function usedVolumes({ containers, node }: Pod): ReadonlySet<string> | undefined {
  const isKnown = ['containers', 'initContainers'].every((key) => node.lacks(key) || node.get(key)?.complete);
  const used = new Set<string>();
  for (const container of containers) {
    for (const { name } of volumeUses(container)) {
      if (name?.string === undefined) return undefined;
      used.add(name.string);
    }
    const lists = ['volumeMounts', 'volumeDevices'];
    if (!lists.every((key) => container.node.lacks(key) || container.node.get(key)?.complete)) return undefined;
  }
  return isKnown ? used : undefined;
}
