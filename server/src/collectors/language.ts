import type { Comment, Language } from '../core/language.ts';
import { lineAt, span } from '../core/span.ts';
import { isCollectorName, readerOf } from './detect.ts';
import type { CollectorEvents } from './events.ts';
import { factsOf } from './facts.ts';
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

/** Lines of their own: all formats have these. */
function commentsOf({ text }: CollectorFile): readonly Comment[] {
  const comments: Comment[] = [];
  let top = true;
  for (let start = 0; start < text.length; ) {
    const line = lineAt(text, start);
    const content = text.slice(line.start, line.end).trim();
    if (content.startsWith('#')) {
      const at = text.indexOf('#', line.start);
      const below = nextLine(text, line.end);
      comments.push({ span: span(at, at + content.length), top, ...(below && { scope: below }) });
    } else if (content !== '') top = false;
    const next = text.indexOf('\n', start);
    start = next === -1 ? text.length : next + 1;
  }
  return comments;
}

/** The next line that is neither empty nor a comment. */
function nextLine(text: string, from: number) {
  for (let at = text.indexOf('\n', from) + 1; at > 0 && at < text.length; at = text.indexOf('\n', at) + 1) {
    const line = lineAt(text, at);
    if (/^\s*[^\s#]/u.test(text.slice(line.start, line.end))) return line;
  }
  return undefined;
}
