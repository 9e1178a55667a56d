import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode, parseAllDocuments } from 'yaml';
import { type Span, span } from '../core/span.ts';
import { tooDeepAt } from './depth.ts';
import type { YamlProblem } from './events.ts';
import { type ParserError, syntaxProblems } from './problems.ts';
import { scanLines } from './scan.ts';
import { readTemplate, type Template } from './template.ts';

/** A document as it was read. Immutable, and free of its place in the file: all offsets are into `text`. */
export interface ParsedDocument {
  /** The text it was read from: its own, or that of the whole file where that could not be split. */
  readonly text: string;
  readonly root: ParsedNode | null;
  readonly problems: readonly YamlProblem[];
  /** What each alias stands for; absent for one without an anchor before it. */
  readonly aliases: ReadonlyMap<Alias, ParsedNode>;
  /** Where it could not be read, in order. What holds such a place may hold less, or more, than its writer meant. */
  readonly errors: readonly Span[];
  readonly template: Template | undefined;
}

/**
 * Reads a text that holds one document, or several where it could not be split. Never throws.
 *
 * Every plain scalar is read as text: what type it has depends on who reads it, and rules look at what is written.
 * Duplicate keys are checked here, with a set: the parser's own check takes seconds on a large mapping.
 */
export function parseYaml(text: string, templated: boolean): readonly ParsedDocument[] {
  const template = templated ? readTemplate(text) : undefined;
  return documentsOf(template?.text ?? text).map((document) => {
    const { aliases, problems } = checkKeysAndAliases(document.contents);
    const errors = template ? document.errors.filter(({ message }) => !isOfFiller(message)) : document.errors;
    const syntax = syntaxProblems(text, errors);
    return {
      text,
      root: document.contents,
      problems: [...syntax, ...problems],
      aliases,
      errors: errors.map(({ pos }) => span(pos[0], pos[0] + 1)).sort((a, b) => a.start - b.start),
      template,
    };
  });
}

/** Blanks in place of an action look like the indentation of a block scalar that begins with it; it is read all the same. */
function isOfFiller(message: string): boolean {
  return message.startsWith('Block scalars with more-indented leading empty lines');
}

function documentsOf(text: string): readonly Readable[] {
  const deep = tooDeepAt(text);
  if (deep !== undefined) return [unreadable(deep, 'this is nested too deeply to be read')];
  const documents = parseDocuments(text);
  if (!documents.some(({ errors }) => errors.some(({ message }) => message.startsWith('Missing closing'))))
    return documents;
  // The parser wants the lines of a quoted text to be indented; the readers that count here do not.
  const again = parseDocuments(joinQuotedLines(text));
  return again.some(({ errors }) => errors.length > 0) ? documents : again;
}

function parseDocuments(text: string): readonly Readable[] {
  try {
    const documents = parseAllDocuments(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    return 'empty' in documents ? [] : documents;
  } catch (error) {
    return [unreadable(0, `the parser failed: ${error instanceof Error ? error.message : error}`)];
  }
}

/** The text with blanks in place of the line breaks in quoted texts, so that every offset holds. */
function joinQuotedLines(text: string): string {
  const pieces: string[] = [];
  let end = 0;
  for (const line of scanLines(text)) {
    if (line.isBlock || !text.slice(line.start, line.end).includes('\n')) continue;
    pieces.push(text.slice(end, line.start), text.slice(line.start, line.end).replace(/[\r\n]/g, ' '));
    end = line.end;
  }
  return pieces.join('') + text.slice(end);
}

interface Readable {
  readonly contents: ParsedNode | null;
  readonly errors: readonly ParserError[];
}

function unreadable(at: number, message: string): Readable {
  return { contents: null, errors: [{ message, pos: [at, at + 1] }] };
}

/** The text that was parsed: template actions are filler in it, everything else is where it is in `text`. */
export function readableText({ text, template }: ParsedDocument): string {
  return template?.text ?? text;
}

/**
 * One pass in document order: finds keys that stand twice in a mapping, and what aliases stand for. An alias inside the
 * very value that it names counts as undefined, so that nobody who follows aliases can go round in circles.
 */
function checkKeysAndAliases(root: ParsedNode | null): Pick<ParsedDocument, 'aliases' | 'problems'> {
  const aliases = new Map<Alias, ParsedNode>();
  const anchors = new Map<string, ParsedNode>();
  const problems: YamlProblem[] = [];
  const stack: (ParsedNode | null)[] = [root];
  while (stack.length > 0) {
    const node = stack.pop();
    if (!node) continue;
    if (isAlias(node)) {
      const anchor = anchors.get(node.source);
      const [start, end] = node.range;
      if (anchor && !(isInside(anchor.range, node.range) && !isScalar(anchor))) aliases.set(node, anchor);
      else {
        const message = anchor
          ? `\`*${node.source}\` stands inside the value that it names`
          : `no anchor \`&${node.source}\` stands before this alias`;
        problems.push({ kind: 'undefined-alias', span: span(start, end), message });
      }
      continue;
    }
    if (node.anchor) anchors.set(node.anchor, node);
    if (isMap(node)) {
      for (const problem of duplicates(node.items)) problems.push(problem);
      for (const { key, value } of [...node.items].reverse()) stack.push(value, key);
    } else if (isSeq(node)) {
      for (const item of [...node.items].reverse()) stack.push(item as ParsedNode | null);
    }
  }
  return { aliases, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

function isInside(outer: readonly number[], inner: readonly number[]): boolean {
  return outer[0]! <= inner[0]! && inner[1]! <= outer[1]!;
}

function duplicates(pairs: readonly { readonly key: unknown }[]): YamlProblem[] {
  if (pairs.length < 2) return [];
  const problems: YamlProblem[] = [];
  const seen = new Map<string, Span>();
  for (const { key } of pairs) {
    if (!isScalar(key) || !key.range || key.value === '<<') continue;
    const text = String(key.value);
    const place = span(key.range[0], key.range[1]);
    const first = seen.get(text);
    if (!first) seen.set(text, place);
    else {
      const message = `\`${text}\` stands twice in this mapping: readers reject the file, or take the last one`;
      problems.push({ kind: 'duplicate-key', span: place, message, first });
    }
  }
  return problems;
}
