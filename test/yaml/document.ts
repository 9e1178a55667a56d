import type { YamlNode } from '../../server/src/yaml/node.ts';
import { parseYaml } from '../../server/src/yaml/parse.ts';
import { isTemplate } from '../../server/src/yaml/template.ts';
import { type ViewedDocument, viewOf } from '../../server/src/yaml/view.ts';

/** The root of a text that holds one document. */
export function rootOf(text: string, how: Partial<ViewedDocument> = {}): YamlNode {
  const [parsed] = parseYaml(text, isTemplate(text));
  assertThere(parsed);
  return viewOf({ parsed, base: 0, keyOrder: [], isFragment: false, ...how });
}

function assertThere<Value>(value: Value | undefined): asserts value is Value {
  if (value === undefined) throw new Error('no document');
}
