import type { RuleId } from './finding.ts';
import { burdens, type RegisteredRule } from './rule.ts';
import { similar } from './similar.ts';

/**
 * Finds rules by what people write: an id, an alias with or without its tool, a burden, or `all`. `hadolint/all` stands for
 * the rules that hadolint has as well.
 */
export interface RuleNames {
  /** The rules that a name stands for; undefined where it stands for none. */
  find(name: string): readonly RuleId[] | undefined;
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
  }
  return {
    find: (name) => byName.get(name),
    similar: (name) =>
      similar(
        name,
        rules.map(({ id }) => id),
      ),
  };
}
