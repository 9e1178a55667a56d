import { safe, unsafe } from '../../core/fix.ts';
import { type Superseded, supersededAnnotations } from '../../knowledge/superseded-annotations.ts';
import { moveAnnotation, removeAnnotation } from '../../kubernetes/annotations.ts';
import { renameKey } from '../../yaml/edits.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Setting that another one replaced',
  burden: 'reliability',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:object'({ node }, { report }) {
      for (const holder of [node, ...(node.get('spec', 'volumeClaimTemplates')?.items ?? [])]) {
        for (const found of supersededIn(holder)) report(...found);
      }
    },
    'kubernetes:workload'({ object, template }, { report }) {
      // A Pod is its own template.
      if (template === object.node) return;
      for (const found of supersededIn(template)) report(...found);
    },
    'kubernetes:service'({ spec }, { report }) {
      const keys = spec.get('topologyKeys')?.key;
      if (keys)
        report(
          keys.span,
          'topologyKeys is gone since Kubernetes 1.22, and the Service refused; set trafficDistribution',
        );
    },
  },
});

function* supersededIn(holder: YamlNode) {
  for (const { key, value } of holder.get('metadata', 'annotations')?.entries ?? []) {
    const superseded = supersededAnnotations.get(key.text);
    if (!superseded) continue;
    const { since, instead } = superseded;
    const advice = instead ? `set ${instead}` : 'leave it out';
    const message = superseded.stillRead
      ? `this annotation is deprecated since Kubernetes ${since}; ${advice}`
      : `nothing reads this annotation since Kubernetes ${since}; ${advice}`;
    yield [
      key.span,
      message,
      {
        severity: superseded.stillRead ? 'information' : 'warning',
        fixes: [fixOf(holder, key.text, value, superseded)],
      },
    ] as const;
  }
}

function fixOf(holder: YamlNode, key: string, value: YamlNode, { field, values, rename, stillRead }: Superseded) {
  if (rename) {
    const edits = renameKey(holder.get('metadata', 'annotations')!, key, rename);
    return edits && safe(`Rename to ${rename}`, ...edits);
  }
  const text = value.string;
  const meant = text === undefined ? undefined : values ? ownValue(values, text) : text;
  if (!field || meant === undefined) return undefined;
  const path = field.split('.');
  const isThere = !holder.lacks(...path);
  const edits = isThere ? removeAnnotation(holder, key) : moveAnnotation(holder, key, path, meant);
  const title = isThere ? 'Remove the annotation' : `Set ${path.at(-1)} instead`;
  // What was read all along means the same as a field; what nobody read takes effect only now.
  return edits && (stillRead && !isThere ? safe : unsafe)(title, ...edits);
}

function ownValue<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
