import type { ReadConfig } from '../core/config.ts';
import { boolean, type ConfigProblem, orList, record, show, strings } from '../core/config-values.ts';
import { type RuleId, type Severity, severities } from '../core/finding.ts';
import type { OptionValue } from '../core/options.ts';
import type { Alias, AnyRule, RegisteredRule } from '../core/rule.ts';
import type { AliasSettings, RuleSetting } from '../core/settings.ts';

export const hadolintConfigNames = ['.hadolint.yaml', '.hadolint.yml'];

/** The lists of `override`, mildest first: of a code that stands in two, hadolint takes the gravest. */
const overrides: Readonly<Record<string, Severity>> = {
  style: 'hint',
  info: 'information',
  warning: 'warning',
  error: 'error',
};

/** What `label-schema` takes, under our names. */
const labelTypes: Readonly<Record<string, string>> = {
  '': 'text',
  email: 'email',
  hash: 'hash',
  rfc3339: 'rfc3339',
  semver: 'semver',
  spdx: 'spdx',
  text: 'text',
  url: 'url',
};

/** What cannot be read is no matter of taste. */
const unreadable: Alias = 'hadolint/DL1000';

/**
 * Reads a `.hadolint.yaml`. Keys that hadolint does not know are nothing to it, nor are codes that no rule has. Its keys
 * `failure-threshold`, `no-fail` and `format` are about a run of hadolint, and nothing here.
 * Source: hadolint 2.15.1, run on files with each key on 2026-11-25.
 */
export function readHadolintConfig(value: unknown, rules: readonly RegisteredRule[]): ReadConfig {
  const problems: ConfigProblem[] = [];
  const root = record(value ?? {}, [], problems) ?? {};
  const said = readCodes(root, problems);
  const optionsByAlias = readOptions(root, problems);
  const settings: Record<RuleId, RuleSetting> = {};
  for (const { id, rule } of rules) {
    const options = rule.aliases?.map((alias) => optionsByAlias.get(alias)).find((options) => options);
    const setting = { ...settingOf(rule, said), ...(options && { options }) };
    if (Object.keys(setting).length > 0) settings[id] = setting;
  }
  const isDeaf = boolean(root['disable-ignore-pragma'], ['disable-ignore-pragma'], problems);
  return {
    config: {
      extends: [],
      rules: settings,
      overrides: [],
      ignore: [],
      ...(isDeaf !== undefined && { markers: { hadolint: !isDeaf } }),
    },
    problems,
  };
}

type Root = Readonly<Record<string, unknown>>;

function readCodes(root: Root, problems: ConfigProblem[]): ReadonlyMap<string, Severity | 'off'> {
  const said = new Map<string, Severity | 'off'>();
  const lists = record(root.override ?? {}, ['override'], problems) ?? {};
  for (const [name, severity] of Object.entries(overrides)) {
    for (const code of strings(lists[name], ['override', name], problems)) said.set(code, severity);
  }
  for (const code of strings(root.ignored, ['ignored'], problems)) said.set(code, 'off');
  return said;
}

/**
 * A rule may be several of hadolint's at once. What is said of one of them holds for the findings that are known to be that
 * one. The rule itself is off where all of them are ignored, and otherwise as grave as the gravest that is not: silence
 * about one must not end in the silence of what nobody has ignored. A rule that passes on what ShellCheck finds is all of
 * its codes.
 */
function settingOf({ aliases = [], relays }: AnyRule, said: ReadonlyMap<string, Severity | 'off'>): RuleSetting {
  if (relays) {
    const ids = [...said].filter(([code]) => relays.id.test(code));
    return ids.length > 0
      ? { aliases: Object.fromEntries(ids.map(([code, severity]) => [`${relays.tool}/${code}`, severity])) }
      : {};
  }
  const codes = aliases.filter((alias) => /^(?:hadolint|shellcheck)\//u.test(alias));
  if (codes.length === 0 || aliases.includes(unreadable)) return {};
  const byAlias = codes.map((alias) => [alias, said.get(alias.slice(alias.indexOf('/') + 1))] as const);
  const known = byAlias.filter(([, severity]) => severity);
  const isWhole = known.length === codes.length;
  const gravest = severities.find((severity) => known.some((each) => each[1] === severity)) ?? 'off';
  return {
    ...(isWhole && { severity: gravest }),
    ...(codes.length > 1 && known.length > 0 && { aliases: Object.fromEntries(known) as AliasSettings }),
  };
}

type Options = Readonly<Record<string, OptionValue>>;

/** Options of the rule that has the alias. */
function readOptions(root: Root, problems: ConfigProblem[]): ReadonlyMap<Alias, Options> {
  const options = new Map<Alias, Options>();
  if (root.trustedRegistries !== undefined) {
    options.set('hadolint/DL3026', { registries: strings(root.trustedRegistries, ['trustedRegistries'], problems) });
  }
  const isStrict = boolean(root['strict-labels'], ['strict-labels'], problems);
  if (root['label-schema'] !== undefined) {
    const types = readLabelTypes(root['label-schema'], problems);
    const labels = Object.keys(types);
    options.set('hadolint/DL3049', { labels });
    if (isStrict) options.set('hadolint/DL3050', { labels });
    options.set('hadolint/DL3051', { types });
  }
  return options;
}

function readLabelTypes(value: unknown, problems: ConfigProblem[]): Readonly<Record<string, string>> {
  const path = ['label-schema'];
  const types = Object.entries(record(value ?? {}, path, problems) ?? {}).flatMap(([label, type]) => {
    if (typeof type === 'string' && Object.hasOwn(labelTypes, type)) return [[label, labelTypes[type]!] as const];
    const known = orList(Object.keys(labelTypes).filter((name) => name));
    problems.push({ path: [...path, label], message: `\`${show(type)}\` is no type of a label: write ${known}` });
    return [];
  });
  return Object.fromEntries(types);
}
