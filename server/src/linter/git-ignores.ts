import ignore, { type Ignore } from 'ignore';
import { relativePath } from '../core/uri.ts';

/** The ignore files of a repository, read as git reads them: as one list, in which those further in come later. */
export interface GitIgnores {
  /** Whether git ignores the file or folder, or one of the folders that hold it. */
  ignores(uri: string, type: 'file' | 'folder'): boolean;
  /** These, and the patterns of one more file, which speak of what is below its folder. */
  with(folder: string, patterns: string): GitIgnores;
}

/** No patterns yet. Those to come stand in the folder `root` or below it. */
export function gitIgnores(root: string): GitIgnores {
  return overPatterns(root, ignore(caseSensitive));
}

/** As on the systems that builds run on: whoever works on another is told the same. */
const caseSensitive = { ignorecase: false };

function overPatterns(root: string, matcher: Ignore): GitIgnores {
  return {
    ignores(uri, type) {
      const path = relativePath(root, uri);
      return path !== undefined && matcher.ignores(type === 'folder' ? `${path}/` : path);
    },
    with(folder, patterns) {
      const path = relativePath(root, folder);
      const anchored = path === undefined ? patterns : anchorAll(patterns, path);
      return overPatterns(root, ignore(caseSensitive).add(matcher).add(anchored));
    },
  };
}

/** The patterns of a file in the folder `path`, as they would be written in the root. */
function anchorAll(patterns: string, path: string): string[] {
  const folder = path.replace(/[\\*?[\]!# ]/gu, '\\$&');
  return patterns.split(/\r?\n/u).flatMap((line) => {
    const [, negation = '', pattern = ''] = /^(!?)(.*)$/u.exec(line)!;
    if (!pattern.trim() || line.startsWith('#')) return [];
    // A slash before its end ties a pattern to the folder of its file.
    const tied = pattern.slice(0, -1).includes('/');
    return [`${negation}/${folder}/${tied ? pattern.replace(/^\//u, '') : `**/${pattern}`}`];
  });
}
