import type { YamlNode } from '../yaml/node.ts';
import { layersOf } from '../yaml/view.ts';
import type { Variable } from './model.ts';

/** The variables of an `environment` in its two forms; what a service says itself before what it inherits. */
export function readEnvironment(node: YamlNode | undefined): Variable[] {
  const variables = new Map<string, Variable>();
  for (const layer of node ? layersOf(node) : []) {
    for (const variable of [...fromMapping(layer), ...fromList(layer)]) {
      if (!variables.has(variable.name)) variables.set(variable.name, variable);
    }
  }
  return [...variables.values()];
}

function fromMapping(node: YamlNode): Variable[] {
  return node.entries.map(({ key, value }) => ({ name: key.text, node: value, at: key.span, value: value.string }));
}

function fromList(node: YamlNode): Variable[] {
  return node.items.flatMap((item) => {
    // Of an item with an unknown variable the name is still known.
    const [, name, value] = /^["']?([A-Za-z_][\w.-]*)(=?)/.exec(item.source) ?? [];
    if (!name) return [];
    return [{ name, node: item, at: item.span, value: value ? item.string?.slice(name.length + 1) : undefined }];
  });
}
