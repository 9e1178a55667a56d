import { similar } from '../../core/similar.ts';
import { span } from '../../core/span.ts';
import { sourceSpan } from '../../shell/offsets.ts';
import type { Flag, Keyword } from '../model.ts';
import type { SplitFlag } from '../text/correct.ts';
import { expand, type Line, literalAt } from './line.ts';

/** What a flag takes: `values` may be given many times. */
type FlagKind = 'boolean' | 'value' | 'values';

/** The flags that BuildKit knows. ARG and STOPSIGNAL do not look at theirs. */
const known: Partial<Record<Keyword, Readonly<Record<string, FlagKind>>>> = {
  FROM: { platform: 'value' },
  RUN: { mount: 'values', network: 'value', security: 'value', device: 'values' },
  COPY: { from: 'value', chown: 'value', chmod: 'value', link: 'boolean', parents: 'boolean', exclude: 'values' },
  ADD: {
    chown: 'value',
    chmod: 'value',
    link: 'boolean',
    'keep-git-dir': 'boolean',
    checksum: 'value',
    unpack: 'boolean',
    exclude: 'values',
  },
  HEALTHCHECK: {
    interval: 'value',
    timeout: 'value',
    'start-period': 'value',
    'start-interval': 'value',
    retries: 'value',
  },
};

const ignored: readonly string[] = ['ARG', 'STOPSIGNAL', 'UNKNOWN'];

/** The flags whose values the builder expands variables in. `--from` and the numbers of HEALTHCHECK are taken as they are. */
const expanded = new Set(['platform', 'chown', 'chmod', 'checksum']);

export function readFlags(line: Line): readonly Flag[] {
  return line.split.flags.map((flag) => readFlag(line, flag));
}

function readFlag(line: Line, flag: SplitFlag): Flag {
  const { start, end, text } = flag;
  const equals = text.indexOf('=');
  const name = equals === -1 ? text.slice(2) : text.slice(2, equals);
  const at = (offset: number) => (offset < text.length ? (flag.offsets?.[offset] ?? start + offset) : end);
  const nameEnd = equals === -1 ? end : at(equals);
  return {
    name,
    span: sourceSpan(line.map, start, end),
    nameSpan: sourceSpan(line.map, at(2), nameEnd),
    value: equals === -1 ? undefined : readValue(line, flag, name, nameEnd + 1, text.slice(equals + 1)),
  };
}

function readValue(line: Line, { end, text, offsets }: SplitFlag, name: string, start: number, source: string) {
  const written = literalAt(line, span(start, end));
  if (!expanded.has(name)) return { ...written, value: source };
  const shift = text.length - source.length;
  const at = (offset: number) => offsets?.[shift + offset] ?? Math.min(start + offset, end);
  // The end is that of the last character: a quote may stand behind it.
  const locate = (from: number, to: number) => sourceSpan(line.map, at(from), to > from ? at(to - 1) + 1 : at(from));
  return expand(line, { text: written.text, span: written.span, source, locate });
}

/** Reports flags that BuildKit does not know, that stand twice, or that lack what they take. */
export function checkFlags(line: Line, keyword: Keyword | 'UNKNOWN', flags: readonly Flag[]): void {
  if (ignored.includes(keyword)) return;
  const kinds = known[keyword as Keyword] ?? {};
  const seen = new Set<string>();
  for (const { name, span, nameSpan, value } of flags) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (!kind) line.report(nameSpan, unknownFlag(keyword, name, Object.keys(kinds)));
    else if (kind !== 'values' && seen.has(name)) line.report(span, `the flag \`--${name}\` stands here twice`);
    else if (kind === 'boolean') {
      if (value && !/^(?:true|false)$/iu.test(value.text)) {
        line.report(value.text ? value.span : span, `\`--${name}\` is either \`true\` or \`false\``);
      }
    } else if (!value) line.report(span, `\`--${name}\` wants a value: \`--${name}=...\``);
    seen.add(name);
  }
}

function unknownFlag(keyword: string, name: string, names: readonly string[]): string {
  const meant = similar(name, names);
  if (meant) return `${keyword} has no flag \`--${name}\`: did you mean \`--${meant}\`?`;
  if (names.length === 0) return `${keyword} takes no flags, and \`--${name}\` is read as one`;
  return `${keyword} has no flag \`--${name}\`: it knows ${names.map((each) => `\`--${each}\``).join(', ')}`;
}

/** The last value given for a flag. */
export function flagValue(flags: readonly Flag[], name: string) {
  return flags.findLast((flag) => flag.name === name)?.value;
}
