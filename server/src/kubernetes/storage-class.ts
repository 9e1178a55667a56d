import type { YamlEntry } from '../yaml/node.ts';
import type { StorageClass } from './model.ts';

/** A parameter by its name in lower case: drivers do not tell `fsType` from `fstype`. */
export function parameter({ parameters }: StorageClass, ...names: readonly string[]): YamlEntry | undefined {
  return parameters?.entries.find(({ key }) => names.includes(key.text.toLowerCase()));
}

/** None of the parameters is there, and no template or patch can put one there. */
export function lacksParameter({ object, parameters }: StorageClass, ...names: readonly string[]): boolean {
  if (!parameters) return object.node.lacks('parameters');
  return parameters.complete && !parameters.entries.some(({ key }) => names.includes(key.text.toLowerCase()));
}
