import { isBoolean } from '../text/boolean.ts';

/**
 * What BuildKit takes the source of an ADD for: `git` fetches a repository, `url` a file, and anything else is a path of
 * the build context. Source: its git reference (github.com/moby/buildkit v0.34.2, read 2026-11-25).
 */
export type SourceKind = 'git' | 'url' | 'local';

export function kindOfSource(source: string): SourceKind {
  if (/^\.\.?\//u.test(source)) return 'local';
  const [, scheme, location = ''] = /^([a-zA-Z0-9]+):\/\/([^?#]*)/u.exec(source) ?? [];
  switch (scheme?.toLowerCase()) {
    case 'git':
    case 'ssh':
      return 'git';
    case 'http':
    case 'https':
      if (/\/.*\.git$/su.test(location)) return 'git';
      return /^https?:/u.test(source) ? 'url' : 'local';
  }
  return scheme === undefined && scpStyle.test(source) ? 'git' : 'local';
}

/** `git@github.com:moby/buildkit.git?query#ref:folder` */
const scpStyle = /^[\w-]+@[a-zA-Z0-9.-]+:/u;

const switches = ['keep-git-dir', 'submodules', 'fetch-by-commit'];
const queries = ['ref', 'tag', 'branch', 'subdir', 'checksum', 'commit', 'mtime', ...switches];

/** What is wrong with the query of a git source (`?tag=v1&subdir=src`); undefined where nothing is. */
export function gitFault(source: string): string | undefined {
  const [before = '', fragment = ''] = split(source, '#');
  const [, text] = split(before, '?');
  if (!text) return undefined;
  const query = new URLSearchParams(text);
  for (const key of new Set(query.keys())) {
    const [value = '', ...more] = query.getAll(key);
    if (!queries.includes(key)) return `a git source knows no \`${key}\`: it is one of ${queries.join(', ')}`;
    if (more.length > 0) return `\`${key}\` is given twice`;
    if (switches.includes(key)) {
      if (value && !isBoolean(value)) return `\`${key}\` is either \`true\` or \`false\``;
    } else if (!value) return `\`${key}\` has no value`;
  }
  const mtime = query.get('mtime');
  if (mtime && mtime !== 'checkout' && mtime !== 'commit') return '`mtime` is either `checkout` or `commit`';
  return conflict(query, fragment);
}

/** Two names for what to check out, or two folders. */
function conflict(query: URLSearchParams, fragment: string): string | undefined {
  const [reference = '', folder = ''] = split(fragment, ':');
  const tag = query.get('tag')?.replace(/^(?!refs\/tags\/)/u, 'refs/tags/');
  const branch = query.get('branch')?.replace(/^(?!refs\/heads\/)/u, 'refs/heads/');
  const references = new Set([reference, query.get('ref'), tag, branch].filter(Boolean));
  if (references.size > 1) return `it names ${[...references].map((each) => `\`${each}\``).join(' and ')} to check out`;
  const subdir = query.get('subdir');
  return folder && subdir && folder.replace(/^\/+|\/+$/gu, '') !== subdir ? 'it names two folders' : undefined;
}

function split(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
