import type { Comment, Language } from '../core/language.ts';
import { type Span, span } from '../core/span.ts';
import { isCollectorName, readerOf } from './detect.ts';
import type { CollectorEvents } from './events.ts';
import { factsOf } from './facts.ts';
import { linesOf } from './lines.ts';
import type { Pipeline, Reading } from './model.ts';
import { pipelineOf, walkPipeline } from './pipeline.ts';

/** A file that configures a log collector. */
export interface CollectorFile {
  readonly text: string;
  readonly pipeline: Pipeline;
}

const nothing: Reading = { program: 'fluentd', parts: [], problems: [], includes: [] };

export function collectors(): Language<CollectorFile> {
  return {
    id: 'collectors',
    detect: (path, text) => isCollectorName(path) && readerOf(nameOf(path), text) !== undefined && !isManifest(text),
    parse: (text, path = '') => {
      const config = { name: nameOf(path), text, base: 0, margin: 0 };
      const reading = readerOf(config.name, text)?.(config) ?? nothing;
      return { text, pipeline: pipelineOf([{ name: config.name, ...reading }]) };
    },
    problemEvent: 'collectors:problem' satisfies keyof CollectorEvents,
    walk: ({ pipeline }) => walkPipeline(pipeline),
    comments: commentsOf,
    facts: ({ pipeline }) => factsOf(pipeline),
  };
}

/** Manifests of collectors are manifests. */
function isManifest(text: string): boolean {
  return /^apiVersion:/mu.test(text) || /\{\{-? *(?:\.Values|include |template )/u.test(text);
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** Lines of their own: all formats have these. Each speaks of the next line that says something. */
function commentsOf({ text }: CollectorFile): readonly Comment[] {
  const comments: Comment[] = [];
  const waiting: Span[] = [];
  let top = true;
  const tell = (scope?: Span) => {
    for (const span of waiting.splice(0)) comments.push({ span, top, ...(scope && { scope }) });
  };
  for (const { text: line, start } of linesOf({ name: '', text, base: 0, margin: 0 })) {
    const content = line.trimStart();
    if (content === '') continue;
    const place = span(start + line.length - content.length, start + line.length);
    if (content.startsWith('#')) waiting.push(place);
    else {
      tell(span(start, start + line.length));
      top = false;
    }
  }
  tell();
  return comments;
}
