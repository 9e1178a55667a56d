import { ruleNames } from '../core/names.ts';
import { rules } from '../rules/index.ts';
import { exit } from './lint.ts';
import type { Terminal } from './terminal.ts';

/** Prints the page of a rule, which may be named by its id or by an alias: one alias may stand for several rules. */
export function explain(name: string, terminal: Terminal): number {
  const names = ruleNames(rules);
  const found = rules.filter(({ id }) => names.find(name)?.includes(id));
  terminal.out(found.map(({ page }) => page).join('\n'));
  if (found.length > 0) return exit.clean;
  const similar = names.similar(name);
  terminal.err(`plimsoll: there is no rule ${name}${similar ? `; did you mean ${similar}?` : ''}\n`);
  return exit.trouble;
}
