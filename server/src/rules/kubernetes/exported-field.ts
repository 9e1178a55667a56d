import { collide, type Edit } from '../../core/edit.ts';
import { type Fix, unsafe } from '../../core/fix.ts';
import { isBuiltInGroup } from '../../knowledge/api-resources.ts';
import { removeAnnotation } from '../../kubernetes/annotations.ts';
import { called } from '../../kubernetes/called.ts';
import type { KubernetesObject } from '../../kubernetes/model.ts';
import { removeKey } from '../../yaml/edits.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Field that the cluster wrote',
  burden: 'reliability',
  severity: 'information',
  preset: 'strict',
  on: {
    'kubernetes:object'(object, { report }) {
      const [first, ...others] = exportedFields(object);
      if (!first) return;
      const fields = others.length > 0 ? `\`${first.name}\` and ${others.length} more fields` : `\`${first.name}\``;
      report(
        first.node.key!.span,
        `${fields} of ${called(object, 'this object')} ${others.length > 0 ? 'come' : 'comes'} from the cluster that it was exported from: another one, or the same later, refuses or ignores that; take it out`,
        { fixes: [removal(object, [first, ...others])] },
      );
    },
  },
});

interface ExportedField {
  readonly name: string;
  readonly node: YamlNode;
}

const annotations = ['kubectl.kubernetes.io/last-applied-configuration', 'deployment.kubernetes.io/revision'];

function exportedFields({ node, kind, group }: KubernetesObject): ExportedField[] {
  const metadata = ['uid', 'resourceVersion', 'selfLink', 'managedFields', 'creationTimestamp', 'generation'];
  const fields = [
    ...metadata.map((name) => ({ name, node: node.get('metadata', name) })),
    ...annotations.map((name) => ({ name, node: node.get('metadata', 'annotations', name) })),
    // Generators write a status into definitions, and the objects of others may take one.
    {
      name: 'status',
      node: kind !== 'CustomResourceDefinition' && isBuiltInGroup(group ?? '?') ? node.get('status') : undefined,
    },
  ];
  // Generators write `creationTimestamp: null` and `status: {}`.
  return fields.flatMap(({ name, node }) =>
    node?.key && (node.string || node.entries.length > 0 || node.items.length > 0) ? [{ name, node }] : [],
  );
}

function removal({ node }: KubernetesObject, fields: readonly ExportedField[]): Fix | undefined {
  const metadata = node.get('metadata');
  const taken: Edit[] = [];
  for (const { name } of fields) {
    const holder = name === 'status' ? node : metadata;
    const edits = annotations.includes(name) ? removeAnnotation(node, name) : holder && removeKey(holder, name);
    // Of two neighbours in braces each would take the comma between them: the second goes when the fix is asked for again.
    const isFree = edits?.every((edit) => !taken.some((other) => collide(edit, other)));
    if (edits && isFree) taken.push(...edits);
  }
  return taken.length > 0 ? unsafe('Take out what the cluster wrote', ...taken) : undefined;
}
