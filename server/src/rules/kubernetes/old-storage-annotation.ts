import type { Edit } from '../../core/edit.ts';
import { safe, unsafe } from '../../core/fix.ts';
import type { KubernetesObject } from '../../kubernetes/model.ts';
import { removeKey, renameKey, set } from '../../yaml/edits.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Outdated storage annotation',
  burden: 'storage',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:object'(object, { report }) {
      // The API takes the move of a claim, but no change to the claim templates of a StatefulSet that exists.
      const fix = object.kind === 'StatefulSet' ? unsafe : safe;
      for (const node of annotated(object)) {
        const annotations = node.get('metadata', 'annotations');
        for (const { key, value } of annotations?.entries ?? []) {
          const successor = successors.get(key.text);
          if (!successor || (key.text.includes('is-default-class') && object.kind !== 'StorageClass')) continue;
          const edits = successor.startsWith('spec.')
            ? toField(node, annotations!, key.text, value)
            : renameKey(annotations!, key.text, successor);
          report(
            key.span,
            `the annotation \`${key.text}\` is from before ${successor.startsWith('spec.') ? 'there was a field for it, and other tools read only the field' : 'its stable name'}; write \`${successor}\``,
            { fixes: [edits && fix(`Use ${successor}`, ...edits)] },
          );
        }
      }
    },
  },
});

const successors: ReadonlyMap<string, string> = new Map([
  ['volume.beta.kubernetes.io/storage-class', 'spec.storageClassName'],
  ['volume.alpha.kubernetes.io/storage-class', 'spec.storageClassName'],
  ['storageclass.beta.kubernetes.io/is-default-class', 'storageclass.kubernetes.io/is-default-class'],
]);

/** The object, and templates for claims in it. */
function annotated({ kind, node }: KubernetesObject): readonly YamlNode[] {
  if (kind === 'StatefulSet') return node.get('spec', 'volumeClaimTemplates')?.items ?? [];
  return /^(?:StorageClass|PersistentVolume(?:Claim)?)$/u.test(kind) ? [node] : [];
}

/** The annotation wins over the field, so that its value has to go there. That of alpha asked for any class at all. */
function toField(node: YamlNode, annotations: YamlNode, key: string, value: YamlNode): Edit[] | undefined {
  const spec = node.get('spec');
  if (value.string === undefined || spec?.kind !== 'mapping' || key.includes('alpha')) return undefined;
  const isLast = annotations.entries.length === 1 && annotations.complete;
  const removed = isLast ? removeKey(node.get('metadata')!, 'annotations') : removeKey(annotations, key);
  const added =
    spec.get('storageClassName')?.string === value.string ? [] : set(spec, 'storageClassName', value.string);
  return removed && added && [...removed, ...added];
}
