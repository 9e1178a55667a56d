import { span } from '../core/span.ts';
import type { YamlNode } from '../yaml/node.ts';
import { parseYaml } from '../yaml/parse.ts';
import { viewOf } from '../yaml/view.ts';
import type { CollectorProblem, ConfigText, Setting } from './model.ts';

/** The root of a configuration in YAML or JSON, wherever it stands: a uniform margin is no trouble to YAML. */
export function rootOf({ text, base }: ConfigText): { root: YamlNode; problems: readonly CollectorProblem[] } {
  const parsed = parseYaml(text, false)[0];
  const root = viewOf({
    parsed: parsed ?? parseYaml('{}', false)[0]!,
    base,
    keyOrder: ['name', 'type', 'inputs', 'tag', 'match', 'path'],
    isFragment: !parsed,
  });
  const problems = (parsed?.problems ?? []).map((problem) => ({
    span: span(problem.span.start + base, problem.span.end + base),
    message: problem.message,
  }));
  return { root, problems };
}

/** Every scalar and list of scalars below a mapping, by its path. */
export function settingsOf(
  node: YamlNode,
  isFilledIn: (text: string) => boolean,
  nameOf: (key: string) => string,
): ReadonlyMap<string, Setting> {
  const settings = new Map<string, Setting>();
  const visit = (mapping: YamlNode, path: string): void => {
    for (const { key, value } of mapping.entries) {
      const name = nameOf(path === '' ? key.text : `${path}.${key.text}`);
      if (value.kind === 'mapping') visit(value, name);
      else {
        const items = (value.kind === 'sequence' ? value.items : [value]).map((item) => ({
          span: item.span,
          text: item.string === undefined || isFilledIn(item.string) ? undefined : item.string,
        }));
        const text = value.kind === 'sequence' ? undefined : items[0]?.text;
        settings.set(name, { key: key.span, span: value.span, text, items });
      }
    }
  };
  visit(node, '');
  return settings;
}
