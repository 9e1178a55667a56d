import { remembering } from '../core/memo.ts';
import type { YamlNode } from '../yaml/node.ts';
import { parseYaml } from '../yaml/parse.ts';
import { viewOf } from '../yaml/view.ts';
import type { PatchTarget } from './kustomization-facts.ts';
import type { KubernetesObject } from './model.ts';

/** What is set in an object, in the object's own form. Items of lists are the items that have the same `name` there. */
export interface Addition {
  readonly [key: string]: unknown;
}

/**
 * What the patches in a text set in an object: those that have the form of an object (strategic merge) and those that are
 * lists of operations (JSON Patch). Nothing where they are for other objects.
 * @param names those that the object has had on its way to where the patch is applied
 */
export function additionsTo(
  object: KubernetesObject,
  names: readonly string[],
  text: string,
  target: PatchTarget | null,
): Addition[] {
  if (target && !targets(target, object, names)) return [];
  return rootsOf(text).flatMap((root) => {
    if (root.kind === 'sequence') return root.items.flatMap((operation) => operationOn(object, operation));
    const isMeant =
      target ??
      (root.get('kind')?.string === object.kind && names.includes(root.get('metadata', 'name')?.string ?? ''));
    return isMeant ? [plain(root) as Addition] : [];
  });
}

/** All of the additions as one to lay under an object, the later ones winning. */
export function asNode(additions: readonly Addition[]): YamlNode {
  return rootsOf(JSON.stringify(additions.reduce<unknown>(merged, {})))[0]!;
}

const rootsOf: (text: string) => readonly YamlNode[] = remembering(2_000, (text) =>
  parseYaml(text, false).map((parsed) => viewOf({ parsed, base: 0, keyOrder: [], isFragment: false })),
);

/** What an operation sets, with the items of lists that it counts by their names. */
function operationOn({ node }: KubernetesObject, operation: YamlNode): Addition[] {
  const op = operation.get('op')?.string;
  const path = operation.get('path')?.string?.split('/').slice(1);
  if ((op !== 'add' && op !== 'replace') || !path?.length || path.length > longestPath) return [];
  let value = plain(operation.get('value'));
  for (let last = path.length - 1; last >= 0; last--) {
    const steps = path.slice(0, last + 1).map(unescaped);
    const step = steps.pop()!;
    const holder = node.get(...steps.map(asIndex));
    if (holder?.kind !== 'sequence') value = { [step]: value };
    else if (step === '-') value = [value];
    else {
      const name = holder.items[Number(step)]?.get('name')?.string;
      if (name === undefined || typeof value !== 'object') return [];
      value = [{ name, ...value }];
    }
  }
  return [value as Addition];
}

/** In steps. No field of an object is deeper. */
const longestPath = 32;

function asIndex(step: string): string | number {
  return /^\d+$/u.test(step) ? Number(step) : step;
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function plain(node: YamlNode | undefined): unknown {
  if (node?.kind === 'sequence') return node.items.map(plain);
  if (node?.kind !== 'mapping') return node?.string ?? null;
  return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plain(value)]));
}

function merged(under: unknown, over: unknown): unknown {
  if (Array.isArray(under) && Array.isArray(over)) return mergedItems(under, over);
  if (!isMapping(under) || !isMapping(over)) return over;
  const result = new Map(Object.entries(under));
  for (const [key, value] of Object.entries(over))
    result.set(key, result.has(key) ? merged(result.get(key), value) : value);
  return Object.fromEntries(result);
}

function mergedItems(under: readonly unknown[], over: readonly unknown[]): unknown[] {
  const nameOf = (item: unknown) => (isMapping(item) ? item.name : undefined);
  const result = [...under];
  for (const item of over) {
    const name = nameOf(item);
    const index = name === undefined ? -1 : result.findIndex((other) => nameOf(other) === name);
    if (index === -1) result.push(item);
    else result[index] = merged(result[index], item);
  }
  return result;
}

function isMapping(value: unknown): value is Addition {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function targets(
  target: PatchTarget,
  { kind, namespace, labels }: KubernetesObject,
  names: readonly string[],
): boolean {
  return (
    (target.kind === null || matches(kind, target.kind)) &&
    (target.name === null || names.some((name) => matches(name, target.name!))) &&
    (target.namespace === null || namespace === undefined || matches(namespace, target.namespace)) &&
    (target.labelSelector === null || selects(target.labelSelector, labels))
  );
}

/** Whether a regular expression covers all of a text. Of those that have more than `.*` in them it is taken for granted. */
function matches(text: string, pattern: string): boolean {
  const parts = pattern.replace(/^\^|\$$/gu, '').split('.*');
  if (parts.some((part) => /[^\w.-]/u.test(part))) return true;
  if (parts.length === 1) return text === parts[0];
  const last = parts.at(-1)!;
  let at = 0;
  for (const [index, part] of parts.slice(0, -1).entries()) {
    const found = text.indexOf(part, at);
    if (found === -1 || (index === 0 && found !== 0)) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** Of `app=web,tier!=db,team` only what demands a value is looked at. */
function selects(selector: string, labels: ReadonlyMap<string, string>): boolean {
  return selector.split(',').every((term) => {
    const [, key, value] = /^\s*([^\s=!]+)\s*={1,2}\s*([^\s=]*)\s*$/u.exec(term) ?? [];
    return key === undefined || labels.get(key) === value;
  });
}
