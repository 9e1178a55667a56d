import type { RuleId } from './finding.ts';
import type { OptionSpec } from './options.ts';
import type { RegisteredRule } from './rule.ts';

/** The options that several rules share: by section of the configuration, then by name there. */
export type SharedOptions = ReadonlyMap<string, ReadonlyMap<string, SharedOption>>;

export interface SharedOption {
  readonly spec: OptionSpec;
  /** The rules that have it, with their own names for it. */
  readonly users: readonly { readonly id: RuleId; readonly option: string }[];
}

export function sharedOptions(rules: readonly RegisteredRule[]): SharedOptions {
  const sections = new Map<string, Map<string, { spec: OptionSpec; users: { id: RuleId; option: string }[] }>>();
  for (const { id, rule } of rules) {
    for (const [option, spec] of Object.entries<OptionSpec>(rule.options ?? {})) {
      const [section, name] = spec.shared?.split('.') ?? [];
      if (section === undefined || name === undefined) continue;
      const options = sections.get(section) ?? new Map();
      const known = options.get(name) ?? { spec, users: [] };
      known.users.push({ id, option });
      sections.set(section, options.set(name, known));
    }
  }
  return sections;
}
