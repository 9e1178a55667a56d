import { span } from '../core/span.ts';
import type { YamlNode } from '../yaml/node.ts';
import { endOfVariable, interpolate } from './interpolate.ts';
import type { Part } from './model.ts';

/**
 * The parts of a short form between its colons; colons in variables, in brackets (`[::1]`) and after a drive letter
 * separate nothing. Where a variable's default holds colons of its own, the parts are those of the whole with its
 * defaults filled in, and all stand where it stands. Nothing for what is no text.
 */
export function splitShortForm(node: YamlNode): Part[] {
  const source = rawText(node);
  const parts = split(source.text).map(({ start, text }) => part(node, source, start, text));
  const filled = interpolate(source.text);
  if (filled === undefined || split(filled).length === parts.length) return parts;
  return split(filled).map(({ text }) => ({ span: node.span, source: text, value: text }));
}

/** A value of a long form. */
export function wholePart(node: YamlNode | undefined): Part | undefined {
  if (node?.kind !== 'scalar') return undefined;
  return { span: node.span, source: rawText(node).text, value: node.string };
}

/** The part without the `/tcp` at its end, and what that says. */
export function splitProtocol(target: Part): [target: Part, protocol: string | undefined] {
  const slash = /^(.*)\/(\w+)$/s.exec(target.source);
  if (!slash) {
    const [, value, protocol] = /^(.*)\/(\w+)$/s.exec(target.value ?? '') ?? [];
    return protocol ? [{ ...target, value }, protocol] : [target, target.value === undefined ? undefined : 'tcp'];
  }
  const source = slash[1]!;
  const end = target.span.end - (target.source.length - source.length);
  return [{ span: span(target.span.start, end), source, value: interpolate(source) }, slash[2]];
}

interface RawText {
  readonly text: string;
  /** Where the text starts in the source of the node; undefined where escapes or folding keep them apart. */
  readonly offset: number | undefined;
}

function rawText(node: YamlNode): RawText {
  const quoted = /^(["'])([\s\S]*)\1$/.exec(node.source)?.[2];
  const text = quoted ?? node.source;
  const isLiteral = !/[\n\\]|''/.test(text) || (node.style === 'plain' && !text.includes('\n'));
  return { text, offset: isLiteral ? (quoted === undefined ? 0 : 1) : undefined };
}

function part(node: YamlNode, { offset }: RawText, start: number, text: string): Part {
  const from = node.span.start + (offset ?? 0) + start;
  return {
    span: offset === undefined ? node.span : span(from, from + text.length),
    source: text,
    value: interpolate(text),
  };
}

function split(text: string): { start: number; text: string }[] {
  const parts: { start: number; text: string }[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '$') at = (endOfVariable(text, at) ?? at + 1) - 1;
    else if (char === '[') at = Math.max(at, text.indexOf(']', at));
    else if (char === ':' && !isDrive(text, start, at)) {
      parts.push({ start, text: text.slice(start, at) });
      start = at + 1;
    }
  }
  return [...parts, { start, text: text.slice(start) }];
}

/** `C:` in `C:\data:/data`. */
function isDrive(text: string, start: number, colon: number): boolean {
  return colon === start + 1 && /[A-Za-z]/.test(text[start]!) && /[\\/]/.test(text[colon + 1] ?? '');
}
