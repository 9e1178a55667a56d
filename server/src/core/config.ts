import { type ConfigProblem, list, orList, type Path, record, show, strings, unknownKeys } from './config-values.ts';
import { type RuleId, type Severity, severities } from './finding.ts';
import { type OptionValue, optionFault } from './options.ts';
import { type Preset, presets, type RegisteredRule } from './rule.ts';
import type { RuleSetting } from './settings.ts';
import { type SharedOptions, sharedOptions } from './shared-options.ts';
import { similar } from './similar.ts';

/**
 * One configuration file, checked: a `.plimsoll.yaml`, or what that of another tool comes to. What was wrong in it is left
 * out, so that the defaults stay in force there.
 */
export interface Config {
  /** Other configuration files, relative to this one; what stands here wins over them. */
  readonly extends: readonly string[];
  readonly preset?: Preset;
  readonly rules: Readonly<Record<RuleId, RuleSetting>>;
  /** What is said once for every rule that has the option (`OptionSpec.shared`); `rules` wins over it. */
  readonly shared?: Readonly<Record<RuleId, RuleSetting>>;
  /** Later ones win over earlier ones. */
  readonly overrides: readonly Override[];
  /** Paths that are not linted: gitignore patterns, relative to this file. */
  readonly ignore: readonly string[];
  /** Paths that only one language passes over, by its id; patterns as those of `ignore`. */
  readonly ignoreOf?: Readonly<Record<string, readonly string[]>>;
  /** Whether the ignore markers of another tool count, by its name as suppressions have it (`origin`). They do unless said. */
  readonly markers?: Readonly<Record<string, boolean>>;
}

/** A configuration with what is wrong in its file. */
export interface ReadConfig {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

export interface Override {
  /** gitignore patterns, relative to the configuration file. */
  readonly files: readonly string[];
  readonly preset?: Preset;
  readonly rules: Readonly<Record<RuleId, RuleSetting>>;
  readonly shared?: Readonly<Record<RuleId, RuleSetting>>;
}

/** What `rules:` takes instead of a severity: off, or on with the rule's own severity. */
export const switches = ['on', 'off'] as const;

const topKeys = ['extends', 'preset', 'rules', 'overrides', 'ignore'];
const overrideKeys = ['files', 'preset', 'rules'];

/** Checks a parsed configuration. Rules may be named by id or by alias. Never throws. */
export function readConfig(value: unknown, rules: readonly RegisteredRule[]): ReadConfig {
  const problems: ConfigProblem[] = [];
  const root = record(value ?? {}, [], problems) ?? {};
  const shared = sharedOptions(rules);
  unknownKeys(root, [...topKeys, ...shared.keys()], [], problems);
  const preset = readPreset(root.preset, ['preset'], problems);
  const overrides = list(root.overrides, ['overrides'], problems).flatMap((item, index): Override[] => {
    const path = ['overrides', index];
    const override = record(item, path, problems);
    if (!override) return [];
    unknownKeys(override, [...overrideKeys, ...shared.keys()], path, problems);
    if (override.files === undefined) problems.push({ path, message: 'says nowhere for which `files`' });
    const own = readPreset(override.preset, [...path, 'preset'], problems);
    return [
      {
        files: strings(override.files, [...path, 'files'], problems),
        ...(own && { preset: own }),
        ...readShared(override, shared, path, problems),
        rules: readRules(override.rules, rules, [...path, 'rules'], problems),
      },
    ];
  });
  return {
    config: {
      extends: strings(root.extends, ['extends'], problems),
      ...(preset && { preset }),
      ...readShared(root, shared, [], problems),
      rules: readRules(root.rules, rules, ['rules'], problems),
      overrides,
      ignore: strings(root.ignore, ['ignore'], problems),
    },
    problems,
  };
}

function readPreset(value: unknown, path: Path, problems: ConfigProblem[]): Preset | undefined {
  if (value === undefined) return undefined;
  if (presets.includes(value as Preset)) return value as Preset;
  problems.push({ path, message: `\`${show(value)}\` is no preset: write ${orList(presets)}` });
  return undefined;
}

/** What the sections of shared options come to for each rule that has them. */
function readShared(
  root: Record<string, unknown>,
  shared: SharedOptions,
  path: Path,
  problems: ConfigProblem[],
): { readonly shared?: Record<RuleId, RuleSetting> } {
  const settings: Record<RuleId, RuleSetting> = {};
  for (const [section, options] of shared) {
    if (root[section] === undefined || root[section] === null) continue;
    const own = record(root[section], [...path, section], problems) ?? {};
    unknownKeys(own, [...options.keys()], [...path, section], problems);
    for (const [name, { spec, users }] of options) {
      if (own[name] === undefined) continue;
      const fault = optionFault(spec, own[name]);
      if (fault) problems.push({ path: [...path, section, name], message: `\`${name}\` ${fault}` });
      else
        for (const { id, option } of users)
          settings[id] = { options: { ...settings[id]?.options, [option]: own[name] as OptionValue } };
    }
  }
  return Object.keys(settings).length > 0 ? { shared: settings } : {};
}

function readRules(
  value: unknown,
  rules: readonly RegisteredRule[],
  path: Path,
  problems: ConfigProblem[],
): Record<RuleId, RuleSetting> {
  const settings: Record<RuleId, RuleSetting> = {};
  if (value === undefined || value === null) return settings;
  for (const [name, said] of Object.entries(record(value, path, problems) ?? {})) {
    const found = rules.filter(({ id, rule }) => id === name || rule.aliases?.includes(name as `${string}/${string}`));
    if (found.length === 0) {
      const ids = rules.map(({ id }) => id);
      const meant = similar(name, ids);
      problems.push({
        path: [...path, name],
        message: `\`${show(name)}\` is no rule${meant ? `: did you mean ${meant}?` : ''}`,
      });
    }
    for (const registered of found) {
      settings[registered.id] = readRuleSetting(said, registered, [...path, name], problems);
    }
  }
  return settings;
}

function readRuleSetting(
  said: unknown,
  { id, rule }: RegisteredRule,
  path: Path,
  problems: ConfigProblem[],
): RuleSetting {
  // YAML 1.1 habits: an unquoted `off` or `on` may reach us as a boolean.
  if (typeof said !== 'object' || said === null) return withSeverity(said, path, problems);
  const { severity, ...options } = record(said, path, problems) ?? {};
  const kept: Record<string, OptionValue> = {};
  for (const [name, option] of Object.entries(options)) {
    const spec = Object.hasOwn(rule.options ?? {}, name) ? rule.options?.[name] : undefined;
    const fault = spec ? optionFault(spec, option) : undefined;
    if (!spec) {
      const known = Object.keys(rule.options ?? {});
      const allowed = known.length > 0 ? `it has ${orList(known)}` : 'it has none';
      problems.push({ path: [...path, name], message: `\`${name}\` is no option of ${id}: ${allowed}` });
    } else if (fault) problems.push({ path: [...path, name], message: `\`${name}\` of ${id} ${fault}` });
    else kept[name] = option as OptionValue;
  }
  return {
    ...(severity !== undefined && withSeverity(severity, [...path, 'severity'], problems)),
    ...(Object.keys(kept).length > 0 && { options: kept }),
  };
}

function withSeverity(value: unknown, path: Path, problems: ConfigProblem[]): RuleSetting {
  const said = value === false ? 'off' : value === true ? 'on' : value;
  const allowed: readonly unknown[] = [...severities, ...switches];
  if (allowed.includes(said)) return { severity: said as Severity | 'on' | 'off' };
  problems.push({ path, message: `\`${show(value)}\` is no severity: write ${orList([...severities, ...switches])}` });
  return {};
}
