import type { Edit } from '../core/edit.ts';
import { removeKey, set, together, type YamlValue } from '../yaml/edits.ts';
import type { YamlNode } from '../yaml/node.ts';

/** Takes an annotation of an object or a pod template out, the whole mapping where it is the only one. */
export function removeAnnotation(holder: YamlNode, key: string): Edit[] | undefined {
  const metadata = holder.get('metadata');
  const annotations = metadata?.get('annotations');
  if (!metadata || !annotations) return undefined;
  const isAlone = annotations.complete && annotations.entries.length === 1 && metadata.entries.length > 1;
  return isAlone ? removeKey(metadata, 'annotations') : removeKey(annotations, key);
}

/** Writes a field in place of an annotation. */
export function moveAnnotation(
  holder: YamlNode,
  key: string,
  field: readonly string[],
  value: YamlValue,
): Edit[] | undefined {
  return together(removeAnnotation(holder, key), set(holder, field, value));
}
