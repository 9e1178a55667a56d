import { insert } from '../core/edit.ts';
import { type Span, span } from '../core/span.ts';
import { leadOf, linesOf, within } from './lines.ts';
import type { CollectorProblem, ConfigText, Part, Reading, Setting } from './model.ts';

/** A section as it is read: what stands in it, in order. */
interface Section {
  readonly name: string;
  readonly argument: { readonly text: string; readonly span: Span } | undefined;
  readonly header: Span;
  /** From its first column, with the margin of the file around it. */
  readonly indent: string;
  readonly pairs: Pair[];
  readonly sections: Section[];
  /** Where a line of its own may be put in: the end of its header, or of the last pair before a section in it. */
  end: number;
  includes: boolean;
}

interface Pair {
  readonly key: string;
  readonly at: Span;
  readonly value: string;
  readonly span: Span;
  readonly indent: string;
}

/**
 * Fluentd's own format: `<source>` and its like, each with lines of a key and a value, and sections in it.
 * A value in quotes or brackets may go on over several lines.
 */
export function readFluentd(config: ConfigText): Reading {
  const problems: CollectorProblem[] = [];
  const includes: string[] = [];
  const top = newSection('', undefined, span(config.base, config.base), '');
  const open: Section[] = [top];
  const lines = linesOf(config);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const text = line.text.trimStart();
    const from = line.text.length - text.length;
    const current = open.at(-1)!;
    if (text === '' || text.startsWith('#')) continue;
    const closing = /^<\/([^>\s]*)\s*>/u.exec(text);
    if (closing) {
      const at = within(line, from, from + closing[0].length);
      if (open.length === 1) problems.push({ span: at, message: `nothing opens what \`${closing[0]}\` closes` });
      else {
        if (closing[1] !== current.name) {
          problems.push({
            span: at,
            message: `\`<${current.name}>\` is open here, and \`${closing[0]}\` closes another section`,
          });
        }
        open.pop();
      }
      continue;
    }
    const opening = /^<([\w.-]+)([ \t]*)([^>]*)>/u.exec(text);
    if (opening) {
      const [whole, name = '', gap = '', argument = ''] = opening;
      const start = from + 1 + name.length + gap.length;
      const section = newSection(
        name,
        argument === ''
          ? undefined
          : { text: argument.trim(), span: within(line, start, start + argument.trim().length) },
        within(line, from, from + whole.length),
        line.text.slice(0, from),
      );
      // What nobody nests so deep is read as if it stood beside.
      (open.length > mostLevels ? top : current).sections.push(section);
      open.push(section);
      continue;
    }
    const include = /^(?:@include|include)[ \t]+(\S.*)$/u.exec(text)?.[1];
    if (include !== undefined) {
      includes.push(include);
      current.includes = true;
      continue;
    }
    const [, key = '', gap = '', first = ''] = /^(\S+)([ \t]*)(.*)$/u.exec(text)!;
    if (open.length === 1) {
      problems.push({
        span: within(line, from, from + key.length),
        message: `\`${key}\` stands outside of every section`,
      });
      continue;
    }
    const start = from + key.length + gap.length;
    let value = first;
    for (let more = 0; more < mostLines && isUnfinished(value) && index + 1 < lines.length; more++) {
      value += `\n${lines[++index]!.text}`;
    }
    current.pairs.push({
      key,
      at: within(line, from, from + key.length),
      value: withoutComment(value),
      span: within(line, start, start + withoutComment(first).length),
      indent: line.text.slice(0, from),
    });
    if (current.sections.length === 0) current.end = lines[index]!.start + lines[index]!.text.length;
  }
  for (const { name, header } of open.slice(1)) {
    problems.push({ span: header, message: `\`</${name}>\` is missing: Fluentd does not start` });
  }
  return { program: 'fluentd', parts: partsOf(top, '', config), problems, includes };
}

/** Far deeper than any real file, and shallow enough for the stack. */
const mostLevels = 50;

/** No value goes on for longer, unless something is not closed. */
const mostLines = 300;

function newSection(name: string, argument: Section['argument'], header: Span, indent: string): Section {
  return { name, argument, header, indent, pairs: [], sections: [], end: header.end, includes: false };
}

/** A quoted text, or an array or object of JSON, that its line does not end. */
function isUnfinished(value: string): boolean {
  const quote = /^["']/u.exec(value)?.[0];
  if (quote) return !new RegExp(`^${quote}(?:[^\\\\${quote}]|\\\\[\\s\\S])*${quote}`, 'u').test(value);
  if (!/^[[{]/u.test(value)) return false;
  const bare = value.replace(/"(?:[^"\\]|\\[\s\S])*"/gu, '').replace(/#.*/gu, '');
  const count = (chars: RegExp) => bare.match(chars)?.length ?? 0;
  return count(/[[{]/gu) > count(/[\]}]/gu);
}

/** Fluentd's comments in a line begin with a blank. */
function withoutComment(value: string): string {
  return /^["'[{]/u.test(value) ? value : value.replace(/\s+#.*$/u, '');
}

const roles: Readonly<Record<string, Part['role']>> = {
  source: 'input',
  match: 'output',
  filter: 'filter',
  store: 'output',
  secondary: 'output',
};

function partsOf(section: Section, scope: string, config: ConfigText): Part[] {
  return section.sections.flatMap((child) => {
    if (child.name === 'label') return partsOf(child, child.argument?.text ?? '', config);
    if (child.name === 'worker') return partsOf(child, scope, config);
    return [partOf(child, scope, false, config), ...nestedOutputs(child, scope, config)];
  });
}

/** `copy` and its like have outputs in them. */
function nestedOutputs(section: Section, scope: string, config: ConfigText): Part[] {
  return section.sections
    .filter(({ name }) => name === 'store' || name === 'secondary')
    .flatMap((child) => [partOf(child, scope, true, config), ...nestedOutputs(child, scope, config)]);
}

function partOf(section: Section, scope: string, nested: boolean, config: ConfigText): Part {
  const settings = new Map<string, Setting>();
  collect(section, '', settings);
  const type = settings.get('@type') ?? settings.get('type');
  const { header } = section;
  return {
    program: 'fluentd',
    file: config.name,
    role: roles[section.name] ?? 'other',
    plugin: type?.text?.toLowerCase(),
    name: type?.text,
    at: type?.span ?? header,
    scope,
    ...(!nested && section.name !== 'source' && { pattern: patternOf(section) }),
    nested,
    settings,
    complete: isClosed(section),
    add(key, value) {
      const indent = section.pairs[0]?.indent ?? `${section.indent}  `;
      return [insert(section.end, `${leadOf(config)}${indent}${key} ${value}`)];
    },
  };
}

/** `<match>` without a pattern takes everything. */
function patternOf({ argument, header }: Section): NonNullable<Part['pattern']> {
  if (!argument) return { at: header, text: '**' };
  return { at: argument.span, text: argument.text.includes('#{') ? undefined : argument.text };
}

function isClosed({ includes, sections }: Section): boolean {
  return !includes && sections.every(isClosed);
}

function collect(section: Section, path: string, settings: Map<string, Setting>): void {
  for (const { key, at, value, span } of section.pairs) {
    const text = /^(?:"[^"#]*"|'[^']*')$/u.test(value) ? value.slice(1, -1) : value;
    // Ruby and variables of the environment stand within double quotes.
    const known = value.includes('#{') ? undefined : text;
    settings.set(`${path}${key}`.toLowerCase(), { key: at, span, text: known, items: itemsOf(known, span) });
  }
  for (const child of section.sections) {
    if (child.name === 'store' || child.name === 'secondary') continue;
    collect(child, `${path}${child.name}.`, settings);
  }
}

function itemsOf(text: string | undefined, span: Span): Setting['items'] {
  return [{ span, text }];
}
