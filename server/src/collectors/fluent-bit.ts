import { insert } from '../core/edit.ts';
import type { Span } from '../core/span.ts';
import { set } from '../yaml/edits.ts';
import type { YamlNode } from '../yaml/node.ts';
import { type Line, leadOf, linesOf, within } from './lines.ts';
import type { CollectorProblem, ConfigText, Part, Reading, Setting } from './model.ts';
import { rootOf, settingsOf } from './yaml.ts';

const roles: Readonly<Record<string, Part['role']>> = {
  input: 'input',
  filter: 'filter',
  output: 'output',
  inputs: 'input',
  filters: 'filter',
  outputs: 'output',
};

/** `${HOME}`, and what `@SET` defines. */
function isFilledIn(text: string): boolean {
  return text.includes('${');
}

/** The classic format: `[SECTION]`, then indented lines of a key, blanks and a value. */
export function readClassic(config: ConfigText): Reading {
  const problems: CollectorProblem[] = [];
  const sections: { header: Span; name: string; pairs: Pair[] }[] = [];
  const includes: string[] = [];
  let indent: string | undefined;
  let misplaced = false;
  for (const line of linesOf(config)) {
    const { text } = line;
    if (/^[ \t]*(?:#|$)/u.test(text)) continue;
    const section = sections.at(-1);
    const included = /^@include[ \t]+(.*)$/iu.exec(text)?.[1];
    if (included !== undefined) {
      includes.push(included);
    } else if (text.startsWith('[')) {
      const end = text.indexOf(']');
      if (end === -1) problems.push({ span: within(line, 0, text.length), message: 'this section has no closing `]`' });
      const name = text.slice(1, end === -1 ? undefined : end);
      sections.push({ header: within(line, 0, end === -1 ? text.length : end + 1), name, pairs: [] });
    } else if (!text.startsWith('@')) {
      const own = /^[ \t]*/u.exec(text)![0];
      if (own === '') {
        problems.push({ span: wordOf(line, 0), message: 'settings of a section have to be indented' });
        continue;
      }
      indent ??= own;
      if (!own.startsWith(indent)) {
        const message = `this is indented less than the settings before it, or by tabs where they have blanks: Fluent Bit does not start`;
        // It gives up here, and one such line has others behind it.
        if (!misplaced) problems.push({ span: wordOf(line, own.length), message });
        misplaced = true;
        continue;
      }
      const [, key = '', gap = '', value = ''] = /^(\S+)([ \t]*)(.*)$/u.exec(text.slice(own.length)) ?? [];
      // Groups within sections, such as those of processors.
      if (key.startsWith('[')) continue;
      if (value === '') {
        problems.push({
          span: wordOf(line, own.length),
          message: `\`${key}\` has no value: Fluent Bit does not start`,
        });
      }
      section?.pairs.push({ line, indent: own, key, gap, value });
    }
  }
  const parts = sections.map(({ header, name, pairs }) => partOf(config, name, header, pairs));
  return { program: 'fluent-bit', parts, problems, includes };
}

interface Pair {
  readonly line: Line;
  readonly indent: string;
  readonly key: string;
  readonly gap: string;
  readonly value: string;
}

function wordOf(line: Line, from: number): Span {
  return within(line, from, from + (/^\S+/u.exec(line.text.slice(from))?.[0].length ?? 0));
}

function partOf(config: ConfigText, name: string, header: Span, pairs: readonly Pair[]): Part {
  const file = config.name;
  const settings = new Map<string, Setting>();
  for (const { line, indent, key, gap, value } of pairs) {
    const from = indent.length + key.length + gap.length;
    const at = within(line, from, from + value.length);
    const text = isFilledIn(value) ? undefined : value;
    settings.set(key.toLowerCase(), {
      key: wordOf(line, indent.length),
      span: at,
      text,
      items: [{ span: at, text }],
    });
  }
  const named = settings.get('name');
  const plugin = named?.text?.toLowerCase();
  return {
    program: 'fluent-bit',
    file,
    role: roles[name.trim().toLowerCase()] ?? 'other',
    plugin,
    name: plugin,
    at: named?.span ?? header,
    scope: '',
    nested: false,
    settings,
    complete: true,
    add(key, value) {
      const last = pairs.at(-1);
      if (!last) return undefined;
      const { line, indent, gap } = last;
      const width = last.key.length + gap.length;
      const written = `${key}${' '.repeat(Math.max(width - key.length, 1))}${value}`;
      return [insert(line.start + line.text.length, `${leadOf(config)}${indent}${written}`)];
    },
  };
}

/** The YAML format: `pipeline` with lists of `inputs`, `filters` and `outputs`. */
export function readFluentBitYaml(config: ConfigText): Reading {
  const { root, problems } = rootOf(config);
  const parts: Part[] = [];
  const from = (holder: YamlNode | undefined) => {
    for (const key of ['inputs', 'filters', 'outputs']) {
      for (const node of holder?.get(key)?.items ?? []) {
        if (node.kind === 'mapping') parts.push(yamlPart(config.name, roles[key]!, node));
      }
    }
  };
  // Pipelines of their own were added under a list.
  from(root.get('pipeline'));
  const includes = (root.get('includes')?.items ?? []).map(({ string }) => string ?? '*');
  return { program: 'fluent-bit', parts, problems, includes };
}

function yamlPart(file: string, role: Part['role'], node: YamlNode): Part {
  const settings = settingsOf(node, isFilledIn, (key) => key.toLowerCase());
  const named = settings.get('name');
  const plugin = named?.text?.toLowerCase();
  return {
    program: 'fluent-bit',
    file,
    role,
    plugin,
    name: plugin,
    at: named?.span ?? node.entries[0]?.key.span ?? node.span,
    scope: '',
    nested: false,
    settings,
    complete: node.complete,
    add: (key, value) => set(node, key.toLowerCase(), value),
  };
}
