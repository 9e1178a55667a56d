import ignore from 'ignore';
import { relativePath } from '../core/uri.ts';

/** Patterns of one file, which speak of the paths below its folder. */
export interface IgnoreRules {
  readonly folder: string;
  readonly test: (path: string) => { readonly ignored: boolean; readonly unignored: boolean };
}

export function ignoreRules(folder: string, patterns: string | readonly string[]): IgnoreRules {
  const matcher = ignore().add(patterns);
  return { folder, test: (path) => matcher.test(path) };
}

/** Whether the innermost rules that speak of the path ignore it, as git reads nested .gitignore files. */
export function isIgnored(uri: string, folder: boolean, rules: readonly IgnoreRules[]): boolean {
  for (const { folder: base, test } of [...rules].reverse()) {
    const path = relativePath(base, uri);
    if (path === undefined) continue;
    const { ignored, unignored } = test(folder ? `${path}/` : path);
    if (ignored || unignored) return ignored;
  }
  return false;
}
