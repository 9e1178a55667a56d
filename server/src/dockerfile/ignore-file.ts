import type { Facts } from '../core/facts.ts';
import type { Comment, Language } from '../core/language.ts';
import { span } from '../core/span.ts';

declare module '../core/facts.ts' {
  interface FactData {
    readonly dockerignore?: DockerignoreFacts;
  }
}

/** What keeps files of a build context from the builder. */
export interface DockerignoreFacts {
  /** In order, cleaned as Docker does: no blanks around, no slash before, a `!` before what is let in again. */
  readonly patterns: readonly string[];
}

export interface Dockerignore {
  readonly text: string;
}

/** `.dockerignore`, and `web.Dockerfile.dockerignore`, which goes before it for one Dockerfile. */
export function isDockerignore(path: string): boolean {
  return path.endsWith('.dockerignore');
}

export function dockerignore(): Language<Dockerignore> {
  return {
    id: 'dockerignore',
    detect: isDockerignore,
    parse: (text) => ({ text }),
    problemEvent: 'dockerignore:problem',
    walk: () => [],
    comments: commentsOf,
    facts: ({ text }): Facts => ({ data: { dockerignore: { patterns: patternsOf(text) } }, places: [] }),
  };
}

function commentsOf({ text }: Dockerignore): readonly Comment[] {
  return [...text.matchAll(/^#[^\r\n]*/gmu)].map(({ index, 0: comment }) => ({
    span: span(index, index + comment.length),
    top: /^[\s\ufeff]*(?:#[^\n]*\s*)*$/u.test(text.slice(0, index)),
  }));
}

function patternsOf(text: string): readonly string[] {
  return text
    .replace(/^\ufeff/u, '')
    .split('\n')
    .filter((line) => !line.startsWith('#') && line.trim() !== '')
    .map((line) => {
      const [, not = '', path = ''] = /^(!?)\s*(.*)$/su.exec(line.trim())!;
      return not + cleanPath(path);
    });
}

/** A path of the context without `.`, `..`, and slashes that mean nothing. */
export function cleanPath(path: string): string {
  const folders: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && folders.length > 0 && folders.at(-1) !== '..') folders.pop();
    else if (part !== '' && part !== '.') folders.push(part);
  }
  return folders.join('/') || '.';
}
