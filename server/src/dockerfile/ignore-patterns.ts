/**
 * Whether the pattern of a .dockerignore keeps a path of the context from the builder: the path itself, or a folder it
 * lies in. As Docker matches them (github.com/moby/patternmatcher, read 2026-11-25): `*` and `?` stay within a folder, `**`
 * does not, and there is no difference between a name with a slash and one without.
 */
export function isIgnoredBy(pattern: string, path: string): boolean {
  const expression = toExpression(pattern);
  const parts = path.split('/');
  return parts.some((_, index) => expression.test(parts.slice(0, index + 1).join('/')));
}

const nothing = /(?!)/u;

function toExpression(pattern: string): RegExp {
  // Nobody writes more, and each may take the time of all before it once more.
  if (pattern.split('*').length > 12) return nothing;
  const source = pattern.replace(/\*\*\/?|\*|\?|\\.|[.+(){}|$]/gsu, (part, at: number) => {
    if (part.startsWith('**')) return at + part.length === pattern.length ? '.*' : '(?:.*/)?';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    return part.at(-1)!.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');
  });
  try {
    return new RegExp(`^${source}$`, 'su');
  } catch {
    return nothing;
  }
}
