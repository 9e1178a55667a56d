import type { YamlNode } from './node.ts';
import type { YamlValue } from './render.ts';

/**
 * A value as edits write it, to move it elsewhere. Undefined where that would change or lose something: it is unknown or
 * shared, a comment stands in it, or a number is not written as it would be written again (`0644`).
 */
export function portable(node: YamlNode): YamlValue | undefined {
  if (node.via !== undefined || !isPortable(node)) return undefined;
  if (node.kind === 'mapping') {
    const pairs = node.entries.map(({ key, value }) => [key.text, portable(value)] as const);
    return pairs.some(([, value]) => value === undefined) ? undefined : (Object.fromEntries(pairs) as YamlValue);
  }
  if (node.kind === 'sequence') {
    const items = node.items.map(portable);
    return items.includes(undefined) ? undefined : (items as YamlValue[]);
  }
  if (node.kind === 'null') return null;
  if (node.type === 'number') return String(node.number) === node.string ? node.number : undefined;
  return node.type === 'boolean' ? node.boolean : node.string;
}

function isPortable({ kind, source, complete, unknown, style }: YamlNode): boolean {
  if (unknown || style === 'literal' || style === 'folded') return false;
  return kind === 'scalar' || kind === 'null' || (complete && !source.includes('#') && !/[&*]/.test(source));
}
