import type { RuleId, Severity } from './finding.ts';
import { defaultOptions, type OptionValue } from './options.ts';
import { type Alias, type Preset, presetRows, type RegisteredRule } from './rule.ts';

/** What a configuration says of one rule. */
export interface RuleSetting {
  readonly severity?: Severity | 'off' | 'on';
  readonly options?: Readonly<Record<string, OptionValue>>;
  /** What is said of findings that are one of the rule's aliases: it wins over what is said of the rule. */
  readonly aliases?: AliasSettings;
}

export type AliasSettings = Readonly<Partial<Record<Alias, Severity | 'off'>>>;

/** The rules in force for one file. A rule that is not in the map is off. */
export type Settings = ReadonlyMap<RuleId, ActiveRule>;

export interface ActiveRule {
  /** The configured severity: it wins over that of the rule and over that of a single report. */
  readonly severity?: Severity;
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly aliases?: AliasSettings;
}

/** The rules of a preset, then what is said of single ones. A severity or `on` switches on a rule of a larger preset. */
export function resolveSettings(
  rules: readonly RegisteredRule[],
  preset: Preset,
  said: Readonly<Record<RuleId, RuleSetting>> = {},
): Settings {
  const settings = new Map<RuleId, ActiveRule>();
  for (const { id, rule } of rules) {
    const setting = said[id];
    const severity = setting?.severity;
    if (severity === 'off' || (!severity && !inPreset(rule.preset, preset))) continue;
    settings.set(id, {
      ...(severity && severity !== 'on' && { severity }),
      options: { ...defaultOptions(rule.options ?? {}), ...setting?.options },
      ...(setting?.aliases && { aliases: setting.aliases }),
    });
  }
  return settings;
}

/** What is said of a rule, laid over what was said of it before: a severity of the rule is one for its aliases too. */
export function laidOver(before: RuleSetting | undefined, setting: RuleSetting): RuleSetting {
  return {
    ...before,
    ...setting,
    options: { ...before?.options, ...setting.options },
    aliases: { ...(!setting.severity && before?.aliases), ...setting.aliases },
  };
}

function inPreset(of: Preset, chosen: Preset): boolean {
  const row: readonly Preset[] = presetRows.find((row: readonly Preset[]) => row.includes(chosen)) ?? [];
  return row.slice(0, row.indexOf(chosen) + 1).includes(of);
}
