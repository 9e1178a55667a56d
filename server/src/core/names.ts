import type { RuleId } from './finding.ts';
import { type Alias, burdens, type RegisteredRule } from './rule.ts';
import { similar } from './similar.ts';

/**
 * Finds rules by what people write: an id, an alias with or without its tool, a burden, or `all`. `hadolint/all` stands for
 * the rules that hadolint has as well.
 */
export interface RuleNames {
  /** The rules that a name stands for; undefined where it stands for none. */
  find(name: string): readonly RuleId[] | undefined;
  /**
   * What a name stands for besides, where a rule passes on what another program finds: that rule, or an id of the program
   * in full (`tool/id`), however it is written.
   */
  relayed(name: string): RuleId | Alias | undefined;
  /** The rule id that a misspelt name most likely meant. */
  similar(name: string): RuleId | undefined;
}

export function ruleNames(rules: readonly RegisteredRule[]): RuleNames {
  const byName = new Map<string, RuleId[]>();
  const add = (name: string, id: RuleId) => {
    const ids = byName.get(name);
    if (!ids) byName.set(name, [id]);
    else if (!ids.includes(id)) ids.push(id);
  };
  for (const burden of burdens) byName.set(burden, []);
  for (const { id, rule } of rules) {
    add(id, id);
    add(rule.burden, id);
    add('all', id);
    for (const alias of rule.aliases ?? []) {
      const slash = alias.indexOf('/');
      add(alias, id);
      add(alias.slice(slash + 1), id);
      add(`${alias.slice(0, slash)}/all`, id);
    }
    if (rule.relays) add(`${rule.relays.tool}/all`, id);
  }
  const relaying = rules.flatMap(({ id, rule: { relays } }) => (relays ? [{ rule: id, ...relays }] : []));
  return {
    find: (name) => byName.get(name),
    relayed(name) {
      for (const { rule, tool, id } of relaying) {
        if (name === rule) return rule;
        const bare = name.startsWith(`${tool}/`) ? name.slice(tool.length + 1) : name;
        if (id.test(bare)) return `${tool}/${bare}`;
      }
      return undefined;
    },
    similar: (name) =>
      similar(
        name,
        rules.map(({ id }) => id),
      ),
  };
}
