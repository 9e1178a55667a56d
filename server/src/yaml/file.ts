import type { Comment } from '../core/language.ts';
import { type Span, span } from '../core/span.ts';
import { type Comments, logicalLineAt, readComments } from './comments.ts';
import type { YamlProblem } from './events.ts';
import { type ParsedDocument, parseYaml } from './parse.ts';
import { splitDocuments } from './split.ts';
import { isTemplate } from './template.ts';

/** A YAML file, cut into documents and not parsed yet. */
export interface YamlFile {
  readonly text: string;
  readonly parts: readonly Part[];
  /** Template actions stand in one of its parts. */
  readonly templated: boolean;
}

/** A stretch of the file that is parsed by itself: one document, or all of them where they could not be told apart. */
export interface Part {
  /** Where the part starts in the file. */
  readonly base: number;
  readonly text: string;
  /** The part goes on, but nothing after `text` is worth reading. */
  readonly isCut: boolean;
  readonly known: PartReadings;
}

/** What is known of the text of a part, found out when first asked for. */
export interface PartReadings {
  readonly isTemplate: boolean;
  readonly comments: Comments;
  parse(templated: boolean): readonly ParsedDocument[];
}

/** The readings of the parts of a file, by their texts: what a keystroke has not touched is not read again. */
export type Readings = (texts: readonly string[]) => readonly PartReadings[];

/**
 * @param capacity UTF-16 units of text to remember, the longest unused going first. Readings take about ten times the
 * memory of their text.
 */
export function createReadings(capacity = 4_000_000): Readings {
  const known = new Map<string, PartReadings>();
  let size = 0;
  let last: { readonly texts: readonly string[]; readonly readings: readonly PartReadings[] } = {
    texts: [],
    readings: [],
  };
  const recall = (text: string): PartReadings => {
    const readings = known.get(text) ?? readingsOf(text);
    if (!known.delete(text)) size += text.length;
    known.set(text, readings);
    for (const oldest of known.keys()) {
      if (size <= capacity) break;
      known.delete(oldest);
      size -= oldest.length;
    }
    return readings;
  };
  return (texts) => {
    // While somebody types, all parts but one are those of the last time, counted from the start or from the end. To
    // compare them costs a tenth of looking them up.
    const added = texts.length - last.texts.length;
    const readings = texts.map((text, index) => {
      if (last.texts[index] === text) return last.readings[index]!;
      return last.texts[index - added] === text ? last.readings[index - added]! : recall(text);
    });
    last = { texts, readings };
    return readings;
  };
}

function readingsOf(text: string): PartReadings {
  let template: boolean | undefined;
  let comments: Comments | undefined;
  const parsed = new Map<boolean, readonly ParsedDocument[]>();
  return {
    get isTemplate() {
      template ??= isTemplate(text);
      return template;
    },
    get comments() {
      comments ??= readComments(text);
      return comments;
    },
    parse(templated) {
      const documents = parsed.get(templated) ?? parseYaml(text, templated);
      parsed.set(templated, documents);
      return documents;
    },
  };
}

/** @param worthReading gives the beginning of a part to which reading can be confined */
export function readYaml(text: string, readings: Readings, worthReading = (part: string) => part): YamlFile {
  const spans = splitDocuments(text);
  const texts = spans.map(({ start, end }) => worthReading(text.slice(start, end)));
  const known = readings(texts);
  const parts = spans.map(({ start, end }, index): Part => {
    const own = texts[index]!;
    return { base: start, text: own, isCut: own.length < end - start, known: known[index]! };
  });
  return { text, parts, templated: parts.some((part) => part.known.isTemplate) };
}

/** The comments of the file. One at the end of a document speaks of the first line of the next. */
export function commentsOf({ text, parts }: YamlFile): Comment[] {
  if (!text.includes('#')) return [];
  const comments: Comment[] = [];
  const following = firstLinesBehind(parts);
  let top = true;
  for (const [index, { base, known }] of parts.entries()) {
    const { comments: own, firstLine } = known.comments;
    for (const comment of own) {
      const scope = comment.scope ? shift(comment.scope, base) : following[index];
      comments.push({ span: shift(comment.span, base), top: top && comment.top, ...(scope && { scope }) });
    }
    top &&= !firstLine;
  }
  return comments;
}

/** The first line with content behind each part; undefined where none follows. */
function firstLinesBehind(parts: readonly Part[]): readonly (Span | undefined)[] {
  const lines: (Span | undefined)[] = [];
  let next: Span | undefined;
  for (let index = parts.length - 1; index >= 0; index--) {
    const { base, known } = parts[index]!;
    lines[index] = next;
    const { firstLine } = known.comments;
    if (firstLine) next = shift(firstLine, base);
  }
  return lines;
}

/** Where the line starts above which an ignore comment for this place has to stand. */
export function ignoreLineOf({ parts }: YamlFile, at: Span): number {
  const part = parts.findLast((part) => part.base <= at.start);
  return part ? part.base + logicalLineAt(part.text, at.start - part.base).start : 0;
}

/** The problems of a document of the part, where they stand in the file. */
export function problemsOf({ base }: Part, { problems }: ParsedDocument): YamlProblem[] {
  return problems.map((problem) => ({
    ...problem,
    span: shift(problem.span, base),
    ...(problem.first && { first: shift(problem.first, base) }),
  }));
}

function shift({ start, end }: Span, by: number): Span {
  return span(start + by, end + by);
}
