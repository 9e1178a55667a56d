import type { ReadConfig } from '../core/config.ts';
import { boolean, type ConfigProblem, record, strings } from '../core/config-values.ts';
import type { RuleId } from '../core/finding.ts';
import type { RegisteredRule } from '../core/rule.ts';
import type { RuleSetting } from '../core/settings.ts';

export const kubeLinterConfigNames = ['.kube-linter.yaml', '.kube-linter.yml'];

/**
 * Reads a `.kube-linter.yaml`. Keys that KubeLinter does not know are nothing to it, and checks that no rule has are
 * nothing here, `customChecks` among them.
 *
 * Its list of default checks plays no part: what the file leaves to the defaults is left to the preset, and all else it
 * says by name.
 * Source: https://github.com/stackrox/kube-linter at 35de568, `pkg/config` and `pkg/configresolver`, read 2026-11-25.
 */
export function readKubeLinterConfig(value: unknown, rules: readonly RegisteredRule[]): ReadConfig {
  const problems: ConfigProblem[] = [];
  const root = record(value ?? {}, [], problems) ?? {};
  const checks = record(root.checks ?? {}, ['checks'], problems) ?? {};
  const listed = (key: string) => strings(checks[key], ['checks', key], problems);
  const isSet = (key: string) => boolean(checks[key], ['checks', key], problems) ?? false;
  const exclude = new Set(listed('exclude'));
  const include = new Set(listed('include'));
  const addAll = isSet('addAllBuiltIn');
  const dropDefaults = isSet('doNotAutoAddDefaults');

  /** `exclude` wins over all, and `addAllBuiltIn` over `doNotAutoAddDefaults`. */
  const stateOf = (check: string) => {
    if (exclude.has(check)) return 'off';
    if (addAll || include.has(check)) return 'on';
    return dropDefaults ? 'off' : undefined;
  };
  const settings: Record<RuleId, RuleSetting> = {};
  for (const { id, rule } of rules) {
    const states = (rule.aliases ?? []).flatMap((alias) => {
      const check = /^kube-linter\/(.+)$/u.exec(alias)?.[1];
      return check === undefined ? [] : [stateOf(check)];
    });
    // A rule may be several checks at once: any of them asks for it, and only all together do without.
    if (states.includes('on')) settings[id] = { severity: 'on' };
    else if (states.length > 0 && states.every((state) => state === 'off')) settings[id] = { severity: 'off' };
  }
  const ignored = listed('ignorePaths').flatMap((path, index) => {
    const patterns = gitignorePatterns(path);
    if (patterns) return patterns;
    const at = Array.isArray(checks.ignorePaths) ? ['checks', 'ignorePaths', index] : ['checks', 'ignorePaths'];
    problems.push({ path: at, message: `stands for more than ${mostPatterns} paths` });
    return [];
  });
  return {
    config: { extends: [], rules: settings, overrides: [], ignore: [], ignoreOf: { kubernetes: ignored } },
    problems,
  };
}

const mostPatterns = 100;

/**
 * The gitignore patterns for a path of `ignorePaths`, which KubeLinter takes from the folder that it is run in; none for what
 * lies elsewhere; undefined where its braces stand for too many.
 */
function gitignorePatterns(path: string): readonly string[] | undefined {
  // `/**/` begins every path, those below the folder too.
  const relative = path.replace(/^(?:\/(?=\*\*\/)|(?:\.\/)+)/u, '');
  if (/^(?:[/~]|\.\.(?:\/|$))/u.test(relative)) return [];
  let patterns: readonly string[] = [`/${relative}`];
  const isOpen = (pattern: string) => /\{[^{}]*\}/u.test(pattern);
  while (patterns.some(isOpen)) {
    patterns = patterns.flatMap(withoutBraces);
    if (patterns.length > mostPatterns) return undefined;
  }
  return patterns;
}

/** One pattern for each word in the first braces that hold no others: gitignore has none. */
function withoutBraces(pattern: string): readonly string[] {
  const [, before = '', words, after = ''] = /^(.*?)\{([^{}]*)\}(.*)$/su.exec(pattern) ?? [];
  return words === undefined ? [pattern] : words.split(',').map((word) => `${before}${word}${after}`);
}
