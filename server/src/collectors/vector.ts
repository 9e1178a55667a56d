import { insert } from '../core/edit.ts';
import { set } from '../yaml/edits.ts';
import type { YamlNode } from '../yaml/node.ts';
import { leadOf } from './lines.ts';
import type { ConfigText, Part, Reading, Setting } from './model.ts';
import { readToml, type TomlTable } from './toml.ts';
import { rootOf, settingsOf } from './yaml.ts';

const roles: Readonly<Record<string, Part['role']>> = {
  sources: 'input',
  transforms: 'filter',
  enrichment_tables: 'other',
  sinks: 'output',
};

/** Vector in YAML or JSON: components by their names under `sources`, `transforms` and `sinks`. */
export function readVectorYaml(config: ConfigText): Reading {
  const { root, problems } = rootOf(config);
  const parts = root.entries.flatMap(({ key, value }) => {
    if (!Object.hasOwn(roles, key.text)) return [];
    return value.entries.map((entry) =>
      yamlPart(config.name, roles[key.text]!, entry.key.text, entry.key.span, entry.value),
    );
  });
  return { program: 'vector', parts, problems, includes: [] };
}

/** `${HOME}` and `$HOME`; a `$` before anything else is itself. */
function isFilledIn(text: string): boolean {
  return /\$(?:\{|[A-Z_])/u.test(text);
}

function yamlPart(file: string, role: Part['role'], name: string, at: Part['at'], node: YamlNode): Part {
  const settings = settingsOf(node, isFilledIn, (key) => key);
  return {
    ...partOf(file, role, name, at, settings),
    complete: node.complete,
    add: (key, value) => set(node, key.split('.'), value),
  };
}

function partOf(
  file: string,
  role: Part['role'],
  name: string,
  at: Part['at'],
  settings: ReadonlyMap<string, Setting>,
) {
  const plugin = settings.get('type')?.text?.toLowerCase();
  return { program: 'vector' as const, file, role, plugin, name, at, scope: '', nested: false, settings };
}

/** Vector in TOML: `[sources.web]`, with settings in it or in tables below it. */
export function readVectorToml(config: ConfigText): Reading {
  const { tables, problems } = readToml(config);
  const components = new Map<string, { readonly tables: TomlTable[]; readonly settings: Map<string, Setting> }>();
  for (const table of tables) {
    for (const { path, setting } of table.pairs) {
      const [kind = '', name = '', ...rest] = [...table.path, ...path];
      if (!Object.hasOwn(roles, kind) || rest.length === 0) continue;
      const key = `${kind}.${name}`;
      const component = components.get(key) ?? { tables: [] as TomlTable[], settings: new Map<string, Setting>() };
      components.set(key, component);
      if (!component.tables.includes(table)) component.tables.push(table);
      component.settings.set(rest.join('.'), setting);
    }
  }
  const parts = [...components].map(([key, { tables, settings }]): Part => {
    const kind = key.slice(0, key.indexOf('.'));
    const own = tables.find(({ path }) => path.length === 2);
    return {
      ...partOf(config.name, roles[kind]!, key.slice(kind.length + 1), (own ?? tables[0]!).header, settings),
      complete: true,
      add(setting, value) {
        const last = own?.pairs.at(-1);
        return last && [insert(last.end, `${leadOf(config)}${setting} = "${value}"`)];
      },
    };
  });
  return { program: 'vector', parts, problems, includes: [] };
}
